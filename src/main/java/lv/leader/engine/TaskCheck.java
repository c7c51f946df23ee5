package lv.leader.engine;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.refusal.Refusal;

/**
 * A step's own condition for completing a task, asked by the engine itself before it takes the answer, whatever screen or
 * client acts.
 */
@FunctionalInterface
public interface TaskCheck {

    /**
     * What is about to be completed.
     *
     * @param process id of the diagram
     * @param task id of the task in the diagram
     * @param answers submitted values by form key
     */
    record TaskToComplete(String process, String task, UUID caseId, String person, Map<String, Object> answers) {}

    /** Empty when nothing speaks against it. */
    Optional<Refusal> check(TaskToComplete task);
}
