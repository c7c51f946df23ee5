package lv.leader.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What was granted to an application.
 *
 * @param decision in the register
 * @param eligibleCost approved costs, euro
 * @param support public money, euro
 * @param implementationDue last day for carrying the project out and asking for the last payment
 */
public record Approval(
        UUID application,
        UUID decision,
        Money eligibleCost,
        Money support,
        Instant approvedAt,
        LocalDate implementationDue) {}
