package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * An action of an approved strategy.
 *
 * @param fund that pays for its projects
 * @param activity of the fund's rules, in words
 * @param cap eligible cost of one project, euro
 * @param intensity rate of support, per cent
 * @param allocation public money as approved, euro; what is left of it stands in the ledger
 * @param roundKind {@code rounds}, {@code continuous} or {@code cooperation}
 * @param minScore points that an application needs at least
 * @param applicants kinds of applicants, separated by commas; empty where all may apply
 */
public record StrategyAction(
        UUID id,
        UUID version,
        String code,
        String name,
        String fund,
        String activity,
        Money cap,
        BigDecimal intensity,
        Money allocation,
        String roundKind,
        BigDecimal minScore,
        String applicants) {

    /** Whether applicants of this kind may apply. */
    public boolean allows(String applicantKind) {
        return applicants.isEmpty() || List.of(applicants.split(",")).contains(applicantKind);
    }
}
