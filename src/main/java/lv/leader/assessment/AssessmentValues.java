package lv.leader.assessment;

import java.util.List;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.call.Calls;
import lv.leader.engine.ProcessValues;

/** Who and what the diagrams of the assessment go through one by one. */
public class AssessmentValues implements ProcessValues {

    private final Evaluators evaluators;
    private final Calls calls;
    private final Applications applications;

    AssessmentValues(Evaluators evaluators, Calls calls, Applications applications) {
        this.calls = calls;
        this.evaluators = evaluators;
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

    /** Ids of the action's applications in the order they were received. */
    public List<String> applications(String callAction) {
        return applications.inRound(UUID.fromString(callAction)).stream()
                .map(application -> application.id().toString())
                .toList();
    }

    /** The evaluators drawn for an application's action. */
    public List<String> evaluators(String application) {
        return evaluators.evaluatorsOf(UUID.fromString(application));
    }
}
