package lv.leader.application;

import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What an applicant sends.
 *
 * @param key chosen by the sender; the same key sent again by the same applicant is the same application
 * @param applicant the client in whose name it is sent
 * @param kind business, public, joint, rural-ticket or youth
 * @param municipality ATVK code of the place of the project
 * @param costs what is paid for, line by line
 * @param requestedSupport public money asked for, euro
 * @param content everything the applicant wrote, a JSON object
 */
public record Submission(
        String key,
        UUID call,
        UUID callAction,
        UUID applicant,
        String kind,
        String title,
        String municipality,
        List<CostLine> costs,
        Money requestedSupport,
        String content) {

    /** All costs, euro. */
    public Money totalCost() {
        return CostLine.totalOf(costs);
    }

    /** Costs that count for support, euro. */
    public Money eligibleCost() {
        return CostLine.eligibleOf(costs);
    }
}
