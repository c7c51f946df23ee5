package lv.leader.claim;

import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What an officer writes about a payment request. While it is written anything may be missing.
 *
 * @param result {@code accept}, {@code clarify} or {@code refuse}
 * @param delivered what was built or done against what was approved: {@code as-approved} or {@code differs}
 * @param difference in what it differs
 * @param question to the beneficiary, where something is to be clarified
 * @param remarks reasons of a refusal, or what the second checker should know
 */
public record AdministrativeCheck(
        String result, List<Line> lines, String delivered, String difference, String question, String remarks) {

    public AdministrativeCheck {
        lines = lines == null
                ? List.of()
                : lines.stream().filter(Objects::nonNull).toList();
    }

    /**
     * A line of the request as far as it is checked.
     *
     * @param accepted euro; null while nobody said
     * @param reason code of {@link AdministrativeChecks#REASONS} where less than claimed is accepted
     */
    public record Line(int position, Money accepted, String reason) {}

    /** Nothing written yet. */
    static AdministrativeCheck empty() {
        return new AdministrativeCheck(null, null, null, null, null, null);
    }

    /** What is accepted so far; a line that nobody looked at counts nothing. */
    public Money accepted() {
        return Money.total(
                CurrencyUnit.EUR,
                lines.stream().map(Line::accepted).filter(Objects::nonNull).toList());
    }
}
