package lv.leader.assessment;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.call.Calls;
import lv.leader.engine.ProcessValues;

/** Who and what the diagrams of the assessment go through one by one. */
public class AssessmentValues implements ProcessValues {

    private final Evaluators evaluators;
    private final Replacements replacements;
    private final ScoreSheets sheets;
    private final Delays delays;
    private final Calls calls;
    private final Applications applications;

    AssessmentValues(
            Evaluators evaluators,
            Replacements replacements,
            ScoreSheets sheets,
            Delays delays,
            Calls calls,
            Applications applications) {
        this.calls = calls;
        this.evaluators = evaluators;
        this.replacements = replacements;
        this.sheets = sheets;
        this.delays = delays;
        this.applications = applications;
    }

    /** Ids of the call's actions for which there are applications. */
    public List<String> actions(String call) {
        return calls.actions(UUID.fromString(call)).stream()
                .filter(action -> !applications.inRound(action.id()).isEmpty())
                .map(action -> action.id().toString())
                .toList();
    }

    /** Evaluators who are asked to declare for the action now. */
    public List<String> candidates(String callAction) {
        return evaluators.asked(UUID.fromString(callAction));
    }

    /** When declarations that are asked for now are no longer waited for. */
    public Date declarationsDue(String callAction) {
        return Date.from(delays.declarationsDue(UUID.fromString(callAction)));
    }

    /** Ids of the action's applications in the order they were received. */
    public List<String> applications(String callAction) {
        return applications.inRound(UUID.fromString(callAction)).stream()
                .map(application -> application.id().toString())
                .toList();
    }

    /** Who has still to score an application, of those who were drawn and stayed. */
    public List<String> evaluators(String application) {
        return owing(application, 1);
    }

    /** Who has still to look at an application a second time. */
    public List<String> evaluatorsAgain(String application) {
        return owing(application, 2);
    }

    private List<String> owing(String application, int sheet) {
        UUID id = UUID.fromString(application);
        return evaluators.evaluatorsOf(id).stream()
                .filter(evaluator -> !sheets.isDone(id, evaluator, sheet))
                .toList();
    }

    /** Ids of the applications that had their result when an evaluator of the action left. */
    public List<String> toScoreAgain(String callAction, String left) {
        return replacements.toScoreAgain(UUID.fromString(callAction), left).stream()
                .map(UUID::toString)
                .toList();
    }
}
