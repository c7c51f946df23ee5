package lv.leader.claim;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A submitted payment request, immutable.
 *
 * @param number 1 for the project's first
 * @param claimedCost costs together, euro
 */
public record Claim(
        UUID id,
        UUID application,
        int number,
        String kind,
        Money claimedCost,
        String iban,
        String submittedBy,
        Instant submittedAt) {

    public boolean isFinal() {
        return kind.equals("final");
    }
}
