package lv.leader.ledger;

import java.math.BigDecimal;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Money from one account to another.
 *
 * @param amount euro and cents, above zero
 * @param euShare the EU's part of the amount, 0 to 1; the rest is the state's. Bounded by what the account holds of each
 * @param caseId the case for whose sake it moves
 * @param reason a word of the process, for example {@code commit}
 * @param key the fact behind the move; the same key moves once. Null when each call is a fact of its own
 * @param actor who caused it: a person's id or {@code system}
 */
public record Move(
        Account from,
        Account to,
        Fund fund,
        Money amount,
        BigDecimal euShare,
        UUID caseId,
        String reason,
        String key,
        String actor) {}
