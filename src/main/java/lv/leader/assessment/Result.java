package lv.leader.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lv.leader.refusal.Refusal;

/**
 * What the evaluators found.
 *
 * @param accepted false where an intake rule is not met
 * @param refusals codes of the rules not met, separated by blanks
 * @param points totals of all sheets together; a sheet with a knock-out counts nothing
 * @param specificPoints points in the specific criteria, all sheets together
 * @param nextPoints points in the criteria that decide next, all sheets together
 * @param sheets how many evaluators scored
 * @param complete whether all who were drawn scored
 */
public record Result(
        UUID application,
        boolean accepted,
        String refusals,
        BigDecimal points,
        BigDecimal specificPoints,
        BigDecimal nextPoints,
        int sheets,
        boolean knockedOut,
        boolean complete) {

    static Result notAccepted(UUID application, String refusals) {
        return new Result(
                application, false, refusals, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, false, true);
    }

    /** Mean of the totals to the hundredth of a point, for reading: comparisons use the exact sums. */
    public BigDecimal mean() {
        return sheets == 0 ? BigDecimal.ZERO : points.divide(BigDecimal.valueOf(sheets), 2, RoundingMode.HALF_UP);
    }

    /** Whether the exact mean reaches the minimum and nothing knocks the application out. */
    boolean reaches(BigDecimal minScore) {
        return accepted
                && complete
                && !knockedOut
                && points.compareTo(minScore.multiply(BigDecimal.valueOf(sheets))) >= 0;
    }

    /** Why the application does not reach the minimum; empty where it does. */
    public List<Refusal> shortfall(BigDecimal minScore) {
        if (reaches(minScore)) {
            return List.of();
        }
        if (!accepted) {
            return Arrays.stream(refusals.split(" ")).map(Refusal::of).toList();
        }
        if (!complete) {
            return List.of(Refusal.of("conformity.not-scored-by-all"));
        }
        return List.of(
                knockedOut
                        ? Refusal.of("conformity.knocked-out")
                        : Refusal.of("conformity.below-minimum", "mean", mean(), "min", minScore));
    }

    /** The better mean first: of unequal numbers of sheets, compared without a division. */
    static int compareMeans(BigDecimal one, int ofOne, BigDecimal other, int ofOther) {
        return other.multiply(BigDecimal.valueOf(ofOne)).compareTo(one.multiply(BigDecimal.valueOf(ofOther)));
    }
}
