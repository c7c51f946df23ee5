package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import lv.leader.assessment.ScoreSheets.Score;
import lv.leader.refusal.Refusal;

/**
 * A criterion of a strategy's action.
 *
 * @param knockout nothing here: the application does not conform, whatever else it got
 * @param specific decides between equal means
 */
public record Criterion(UUID id, int position, String name, BigDecimal maxPoints, boolean knockout, boolean specific) {

    /** What a score still lacks: points, points within the criterion, a comment on none and on the most. */
    Optional<Refusal> objection(Score score) {
        if (score == null || score.points() == null) {
            return Optional.of(Refusal.of("assessment.points-missing", "criterion", name));
        }
        BigDecimal points = score.points();
        if (points.signum() < 0
                || points.compareTo(maxPoints) > 0
                || points.stripTrailingZeros().scale() > 2) {
            return Optional.of(Refusal.of(
                    "assessment.points-out-of-range", "criterion", name, "points", points, "max", maxPoints));
        }
        boolean atAnEnd = points.signum() == 0 || points.compareTo(maxPoints) == 0;
        return atAnEnd && (score.comment() == null || score.comment().isBlank())
                ? Optional.of(Refusal.of("assessment.comment-missing", "criterion", name, "points", points))
                : Optional.empty();
    }
}
