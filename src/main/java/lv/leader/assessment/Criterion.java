package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.assessment.ScoreSheets.Score;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Step;

/**
 * A criterion of a strategy's action.
 *
 * @param knockout nothing here: the application does not conform, whatever else it got
 * @param specific decides between equal means
 * @param next decides after the specific ones, where the strategy says so
 * @param steps the points it allows; none where any up to the most are allowed
 */
public record Criterion(
        UUID id,
        int position,
        String name,
        BigDecimal maxPoints,
        boolean knockout,
        boolean specific,
        boolean next,
        List<Step> steps) {

    /** What a score still lacks: points, points that the criterion allows, a comment on none and on the most. */
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
        if (!steps.isEmpty() && steps.stream().noneMatch(step -> step.points().compareTo(points) == 0)) {
            return Optional.of(Refusal.of(
                    "assessment.not-a-step",
                    "criterion",
                    name,
                    "points",
                    points,
                    "steps",
                    steps.stream()
                            .map(step -> step.points().stripTrailingZeros().toPlainString())
                            .collect(Collectors.joining("; "))));
        }
        boolean atAnEnd = points.signum() == 0 || points.compareTo(maxPoints) == 0;
        return atAnEnd && (score.comment() == null || score.comment().isBlank())
                ? Optional.of(Refusal.of("assessment.comment-missing", "criterion", name, "points", points))
                : Optional.empty();
    }
}
