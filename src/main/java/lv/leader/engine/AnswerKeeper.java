package lv.leader.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Keeps a submitted form as an answer and lets only what gateways need become process variables. */
@Component
class AnswerKeeper {

    private final Answers answers;
    private final ReleasedForms forms;

    AnswerKeeper(Answers answers, ReleasedForms forms) {
        this.answers = answers;
        this.forms = forms;
    }

    /** The submitted values without texts; a task outside our cases keeps all. */
    VariableMap keep(String taskId, Map<String, Object> submitted) {
        VariableMap left = Variables.createVariables();
        if (submitted != null) {
            left.putAll(submitted);
        }
        TaskEntity task = taskId == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(taskId);
        if (task == null || task.getProcessInstanceId() == null) {
            return left;
        }
        String businessKey = task.getProcessInstance().getBusinessKey();
        if (!isCase(businessKey)) {
            return left;
        }
        var values = new TreeMap<String, Object>(left);
        answers.record(
                UUID.fromString(businessKey),
                new AnswersMapper.Where(
                        task.getProcessDefinition().getKey(),
                        task.getProcessInstanceId(),
                        task.getTaskDefinitionKey(),
                        taskId),
                task.getAssignee() == null ? "system" : task.getAssignee(),
                values);
        Set<String> texts = forms.textFields(task);
        left.keySet().removeAll(texts);
        return left;
    }

    static boolean isCase(String businessKey) {
        return businessKey != null && businessKey.length() == 36;
    }
}
