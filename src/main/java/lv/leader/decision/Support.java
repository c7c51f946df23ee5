package lv.leader.decision;

import java.util.UUID;
import org.joda.money.Money;

/**
 * What the rules give an application.
 *
 * @param refusals codes of the conditions not met, separated by blanks; empty where it is eligible
 * @param eligibleCost costs that count, euro
 * @param support public money, euro
 * @param ruling the rules' answer that gave the support
 */
public record Support(UUID application, String refusals, Money eligibleCost, Money support, UUID ruling) {

    public boolean eligible() {
        return refusals.isEmpty();
    }
}
