package lv.leader.application;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A submitted application, immutable.
 *
 * @param number {@code YY-RR-ALnn-MEASURE-000000}: year, regional office, LAG, measure, serial
 * @param submittedAt the database's time, taken once under the call's lock
 */
public record ProjectApplication(
        UUID id,
        String number,
        UUID call,
        UUID callAction,
        UUID applicant,
        String kind,
        String title,
        String municipality,
        Money totalCost,
        Money eligibleCost,
        Money requestedSupport,
        Instant submittedAt) {}
