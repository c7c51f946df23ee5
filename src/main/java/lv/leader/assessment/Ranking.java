package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.ProjectApplication;
import lv.leader.strategy.NextRule;
import org.joda.money.Money;

/**
 * The order of an action's applications: mean, then specific criteria, then the strategy's next rule, then time of
 * submission, then number; and the cut where the action's funding ends.
 *
 * @param places those that reached the minimum, best first
 * @param rest those that did not, in the order they were received
 */
public record Ranking(List<Place> places, List<ProjectApplication> rest) {

    /**
     * A place in the order.
     *
     * @param funded whether it and all before it fit into the funding
     */
    public record Place(ProjectApplication application, int rank, boolean funded) {}

    /**
     * The first that doesn't fit ends the funded part: nobody behind it overtakes.
     *
     * @param minScore mean that is needed
     * @param rule the strategy's own, between equal specific criteria and the time of submission
     * @param available what the call still holds for the action
     * @param results by application; without one an application does not reach the minimum
     */
    static Ranking of(
            BigDecimal minScore,
            Optional<NextRule> rule,
            Money available,
            List<ProjectApplication> applications,
            Map<UUID, Result> results) {
        Comparator<ProjectApplication> order = Comparator.comparing(
                        (ProjectApplication application) -> results.get(application.id()), Ranking::byMean)
                .thenComparing(application -> results.get(application.id()), Ranking::bySpecific)
                .thenComparing(next(rule, results))
                .thenComparing(ProjectApplication::submittedAt)
                .thenComparing(ProjectApplication::number);
        List<ProjectApplication> reached = applications.stream()
                .filter(application -> reaches(results.get(application.id()), minScore))
                .sorted(order)
                .toList();
        List<Place> places = new ArrayList<>();
        Money left = available;
        boolean fits = true;
        for (ProjectApplication application : reached) {
            fits = fits && !application.requestedSupport().isGreaterThan(left);
            if (fits) {
                left = left.minus(application.requestedSupport());
            }
            places.add(new Place(application, places.size() + 1, fits));
        }
        return new Ranking(
                places,
                applications.stream()
                        .filter(application -> !reaches(results.get(application.id()), minScore))
                        .toList());
    }

    private static boolean reaches(Result result, BigDecimal minScore) {
        return result != null && result.reaches(minScore);
    }

    private static Comparator<ProjectApplication> next(Optional<NextRule> rule, Map<UUID, Result> results) {
        if (rule.isEmpty()) {
            return (one, other) -> 0;
        }
        return switch (rule.get()) {
            case MORE_POINTS -> Comparator.comparing(application -> results.get(application.id()), Ranking::byNext);
            case SMALLER_SUPPORT -> Comparator.comparing(ProjectApplication::requestedSupport);
        };
    }

    private static int byMean(Result one, Result other) {
        return Result.compareMeans(one.points(), one.sheets(), other.points(), other.sheets());
    }

    private static int byNext(Result one, Result other) {
        return Result.compareMeans(one.nextPoints(), one.sheets(), other.nextPoints(), other.sheets());
    }

    private static int bySpecific(Result one, Result other) {
        return Result.compareMeans(one.specificPoints(), one.sheets(), other.specificPoints(), other.sheets());
    }
}
