package lv.leader.engine;

import java.util.Map;
import java.util.UUID;
import lv.leader.refusal.Refusal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An open task as its assignee has it on the desk: what an embedded form may ask for the content of. */
@Component
public class TaskDesk {

    private final ObjectProvider<ProcessEngine> engine;
    private final AsSystem system;

    TaskDesk(ObjectProvider<ProcessEngine> engine, AsSystem system) {
        this.engine = engine;
        this.system = system;
    }

    /**
     * A task in somebody's hands.
     *
     * @param caseId business key of the task's process
     * @param process id of the diagram
     * @param task id of the task in the diagram
     * @param name of the task, in the language of the installation
     * @param variables everything the task sees, its own instance of a multiple task included
     */
    public record OpenTask(
            String id,
            UUID caseId,
            String process,
            String task,
            String name,
            String assignee,
            Map<String, Object> variables) {

        /** Whether this is the named task of the named diagram. */
        public boolean is(String process, String task) {
            return this.process.equals(process) && this.task.equals(task);
        }
    }

    /**
     * The task, for nobody but the person who holds it: content opens after claiming, never before.
     *
     * @throws lv.leader.refusal.RefusedException {@code task.gone} or {@code task.not-yours}
     */
    public OpenTask of(String taskId, String person) {
        return system.run(() -> {
            Task task = engine.getObject()
                    .getTaskService()
                    .createTaskQuery()
                    .taskId(taskId)
                    .singleResult();
            String businessKey = task == null ? null : businessKey(task);
            if (!AnswerKeeper.isCase(businessKey)) {
                throw Refusal.of("task.gone").asException();
            }
            if (!person.equals(task.getAssignee())) {
                throw Refusal.of("task.not-yours").asException();
            }
            return new OpenTask(
                    taskId,
                    UUID.fromString(businessKey),
                    task.getProcessDefinitionId().split(":")[0],
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    person,
                    engine.getObject().getTaskService().getVariables(taskId));
        });
    }

    private String businessKey(Task task) {
        return engine.getObject()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }
}
