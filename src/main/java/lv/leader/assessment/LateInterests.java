package lv.leader.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.Staff;
import lv.leader.assessment.EvaluatorLeaving.Cause;
import lv.leader.engine.Answers;
import lv.leader.engine.Answers.Answer;
import lv.leader.engine.AsSystem;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Interests that evaluators, or their manager, report when no task of theirs is open any more. */
@Component
public class LateInterests {

    private static final String REPORTING = "Task_ReportInterest";

    private final EvaluatorMapper mapper;
    private final Replacements replacements;
    private final Answers answers;
    private final Staff staff;
    private final AsSystem system;

    LateInterests(EvaluatorMapper mapper, Replacements replacements, Answers answers, Staff staff, AsSystem system) {
        this.mapper = mapper;
        this.replacements = replacements;
        this.answers = answers;
        this.staff = staff;
        this.system = system;
    }

    /** What speaks against a report: nothing is said, or there is no such evaluator of an action that the person knows. */
    Optional<Refusal> objection(String person, Map<String, Object> answered) {
        if (!"interest".equals(answered.get("outcome"))) {
            return Optional.empty();
        }
        String evaluator = text(answered, "evaluator", person);
        if (!evaluator.equals(person)
                && !system.run(() -> staff.groupsOf(person)).contains(Group.LAG_MANAGER.id())) {
            return Optional.of(Refusal.of("assessment.only-about-yourself"));
        }
        if (text(answered, "reasons", "").isEmpty()) {
            return Optional.of(Refusal.of("assessment.no-tie-named"));
        }
        return action(text(answered, "application", ""), evaluator, person).isEmpty()
                ? Optional.of(Refusal.of("assessment.not-an-evaluator-there", "evaluator", evaluator))
                : Optional.empty();
    }

    /** Takes the evaluator out of the action, as reported. */
    @Transactional
    public void record(UUID report) {
        Answer answer = answers.latest(report, REPORTING).orElseThrow();
        String evaluator = text(answer.answers(), "evaluator", answer.answeredBy());
        UUID callAction = action(text(answer.answers(), "application", ""), evaluator, answer.answeredBy())
                .orElseThrow();
        replacements.leave(callAction, evaluator, Cause.INTEREST_DECLARED, answer.text("reasons"), answer.answeredBy());
    }

    /** The action of the application, in a group for which who reports works. */
    private Optional<UUID> action(String number, String evaluator, String reporting) {
        List<String> lags = system.run(() -> staff.tenantsOf(reporting));
        return lags.isEmpty() ? Optional.empty() : mapper.scoredBy(evaluator, number, lags);
    }

    private static String text(Map<String, Object> answers, String key, String otherwise) {
        Object given = answers.get(key);
        return given == null || given.toString().isBlank()
                ? otherwise
                : given.toString().strip();
    }
}
