package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Step;
import lv.leader.strategy.Strategies;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each evaluator gave an application, criterion by criterion. */
@Component
public class ScoreSheets {

    private final ScoreMapper mapper;
    private final Applications applications;
    private final Interests interests;
    private final Calls calls;
    private final Strategies strategies;

    ScoreSheets(
            ScoreMapper mapper, Applications applications, Interests interests, Calls calls, Strategies strategies) {
        this.mapper = mapper;
        this.applications = applications;
        this.interests = interests;
        this.calls = calls;
        this.strategies = strategies;
    }

    /**
     * Points for one criterion.
     *
     * @param points null while none are given
     * @param comment required where the points are the least or the most
     */
    public record Score(UUID criterion, BigDecimal points, String comment) {}

    /** The criteria by which an application is scored, with the points that each allows. */
    public List<Criterion> criteriaOf(UUID application) {
        UUID action = calls.terms(applications.find(application).orElseThrow().callAction())
                .action();
        Map<UUID, List<Step>> steps = strategies.steps(action).stream().collect(Collectors.groupingBy(Step::criterion));
        return strategies.criteria(action).stream()
                .map(criterion -> new Criterion(
                        criterion.id(),
                        criterion.position(),
                        criterion.name(),
                        criterion.maxPoints(),
                        criterion.knockout(),
                        criterion.specific(),
                        criterion.next(),
                        steps.getOrDefault(criterion.id(), List.of())))
                .toList();
    }

    /** The evaluator's newest sheet; empty before the first. */
    public List<Score> sheet(UUID application, String evaluator) {
        return mapper.latest(application, evaluator);
    }

    /** What the evaluators gave for a criterion: the mean of their newest sheets, to the hundredth of a point. */
    public record Mean(String name, BigDecimal maxPoints, BigDecimal mean) {}

    /** Criterion by criterion, in the strategy's order; empty while nobody scored. */
    public List<Mean> means(UUID application) {
        return mapper.means(application);
    }

    /** What the others gave and why, for who looks a second time; nobody's name stands on it. */
    public List<Score> others(UUID application, String evaluator) {
        return mapper.others(application, evaluator);
    }

    /** How often the evaluator has scored the application. */
    public int sheetsBy(UUID application, String evaluator) {
        return mapper.sheets(application, evaluator);
    }

    /**
     * Signs a score sheet: one score for each criterion. A sheet never changes, a second look is a new one.
     *
     * @throws lv.leader.refusal.RefusedException {@code assessment.incomplete}, {@code assessment.not-free},
     *     {@code assessment.not-drawn}, {@code interest.detected}, {@code assessment.too-many-points},
     *     {@code assessment.no-comment}, {@code assessment.replaced},
     *     {@code assessment.no-step}
     */
    @Transactional
    public void sign(UUID application, String evaluator, List<Score> scores) {
        List<Criterion> criteria = criteriaOf(application);
        Set<UUID> wanted = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        Set<UUID> given = scores.stream().map(Score::criterion).collect(Collectors.toSet());
        if (!wanted.equals(given) || scores.size() != criteria.size()) {
            throw Refusal.of("assessment.incomplete", "given", given.size(), "wanted", wanted.size())
                    .asException();
        }
        interests.against(application, evaluator).ifPresent(tied -> {
            throw tied.asException();
        });
        UUID id = Ids.next();
        try {
            mapper.sign(id, application, evaluator);
            mapper.score(id, scores);
        } catch (DataAccessException refused) {
            throw refusal(refused);
        }
    }

    /** Says that one can't score an application: without the sheets of all drawn it does not reach the minimum. */
    @Transactional
    public void resign(UUID application, String evaluator, String reasons) {
        mapper.resign(application, evaluator, reasons);
    }

    /** Whether the evaluator's turn is over: signed the given number of sheets, or said that they can't score. */
    boolean isDone(UUID application, String evaluator, int sheets) {
        return mapper.sheets(application, evaluator) >= sheets || mapper.resigned(application, evaluator);
    }

    private static RuntimeException refusal(DataAccessException refused) {
        if (!(refused.getMostSpecificCause() instanceof PSQLException cause) || cause.getSQLState() == null) {
            return refused;
        }
        return switch (cause.getSQLState()) {
            case "LD020" -> Refusal.of("assessment.not-free").asException();
            case "LD021" -> Refusal.of("assessment.not-drawn").asException();
            case "LD022" ->
                Refusal.of(
                                "assessment.too-many-points",
                                "max",
                                cause.getServerErrorMessage().getDetail())
                        .asException();
            case "LD025" -> Refusal.of("assessment.no-step").asException();
            case "LD024" -> Refusal.of("assessment.replaced").asException();
            case "LD023" -> Refusal.of("assessment.no-comment").asException();
            default -> refused;
        };
    }
}
