package lv.leader.decision;

import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What an officer writes about the costs of an application. While it is written anything may be missing.
 *
 * @param costs {@code eligible}, {@code ineligible} or {@code clarify}
 * @param finding code of {@link CostChecks#FINDINGS} where something about the applicant or the costs is wrong
 * @param question to the applicant, where something is to be clarified
 * @param reasons what was compared and why the costs are reasonable or not
 */
public record CostCheck(String costs, List<Line> lines, String finding, String question, String reasons) {

    public CostCheck {
        lines = lines == null
                ? List.of()
                : lines.stream().filter(Objects::nonNull).toList();
    }

    /**
     * A cost as far as it is checked.
     *
     * @param eligible euro that count for support; null while nobody said
     * @param basis code of {@link CostChecks#BASES}: by what the price was found reasonable
     * @param reason code of {@link CostChecks#REASONS} where less than applied for is eligible
     */
    public record Line(int position, Money eligible, String basis, String reason) {}

    /** Nothing written yet. */
    static CostCheck empty() {
        return new CostCheck(null, null, null, null, null);
    }

    /** What is eligible so far; a cost that nobody looked at counts nothing. */
    public Money eligible() {
        return Money.total(
                CurrencyUnit.EUR,
                lines.stream().map(Line::eligible).filter(Objects::nonNull).toList());
    }
}
