package lv.leader.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who may take and complete a task, and with which answer. Camunda itself lets anybody complete what they can reach and
 * takes any variable.
 */
@Component
class TaskGuard {

    private final ReleasedForms forms;
    private final AnswersMapper answers;
    private final List<TaskCheck> checks;
    private final Refusals refusals;
    private final Locale language;

    TaskGuard(
            ReleasedForms forms,
            AnswersMapper answers,
            List<TaskCheck> checks,
            Refusals refusals,
            @Value("${leader.language:en}") String language) {
        this.forms = forms;
        this.answers = answers;
        this.checks = checks;
        this.refusals = refusals;
        this.language = Locale.forLanguageTag(language);
    }

    /** Only a candidate takes a task, and only who holds it gives it back. */
    void beforeClaim(String taskId, String newAssignee, Authentication person) {
        TaskEntity task = task(taskId, person);
        if (newAssignee == null) {
            refuseUnless(person.getUserId().equals(task.getAssignee()), "task.not-yours");
            return;
        }
        refuseUnless(newAssignee.equals(person.getUserId()), "task.only-for-yourself");
        refuseUnless(isCandidate(task, person), "task.not-for-you");
        refuseUnless(task.getAssignee() == null || newAssignee.equals(task.getAssignee()), "task.taken");
        refuseFourEyes(task, person);
    }

    /** Only the assignee completes, never who did one of the tasks that four eyes exclude, with what the form allows. */
    void beforeCompletion(String taskId, Map<String, Object> submitted, Authentication person) {
        TaskEntity task = task(taskId, person);
        refuseUnless(person.getUserId().equals(task.getAssignee()), "task.not-yours");
        refuseFourEyes(task, person);
        Map<String, Object> values = new HashMap<>(submitted == null ? Map.of() : submitted);
        formProblem(task, values).ifPresent(this::refuse);
        String businessKey = task.getProcessInstance().getBusinessKey();
        if (AnswerKeeper.isCase(businessKey)) {
            var completion = new TaskCheck.TaskToComplete(
                    task.getProcessDefinition().getKey(),
                    task.getTaskDefinitionKey(),
                    UUID.fromString(businessKey),
                    person.getUserId(),
                    values);
            checks.forEach(check -> check.check(completion).ifPresent(this::refuse));
        }
    }

    private Optional<Refusal> formProblem(TaskEntity task, Map<String, Object> values) {
        var form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (form != null) {
            return FormRules.check(forms.schema(String.valueOf(form.getValue(task.getExecution()))), values);
        }
        return FormRules.checkAnswers(property(task, ModelHooks.ANSWERS), values);
    }

    private void refuseFourEyes(TaskEntity task, Authentication person) {
        String excluded = property(task, ModelHooks.FOUR_EYES);
        String businessKey = task.getProcessInstance().getBusinessKey();
        if (!excluded.isEmpty() && AnswerKeeper.isCase(businessKey)) {
            boolean acted = answers.answered(
                    UUID.fromString(businessKey), List.of(excluded.split("\\s*,\\s*")), person.getUserId());
            refuseUnless(!acted, "task.four-eyes");
        }
    }

    private static boolean isCandidate(TaskEntity task, Authentication person) {
        if (person.getUserId().equals(task.getAssignee())) {
            return true;
        }
        Set<String> groups = Set.copyOf(person.getGroupIds() == null ? List.of() : person.getGroupIds());
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> isMine(link, person, groups));
    }

    private static boolean isMine(IdentityLink link, Authentication person, Set<String> groups) {
        return person.getUserId().equals(link.getUserId())
                || (link.getGroupId() != null && groups.contains(link.getGroupId()));
    }

    private static String property(TaskEntity task, String name) {
        var activity = task.getProcessDefinition().findActivity(task.getTaskDefinitionKey());
        Object value = activity == null ? null : activity.getProperty(name);
        return value == null ? "" : value.toString();
    }

    /** Another LAG's task is as good as none. */
    private TaskEntity task(String taskId, Authentication person) {
        var commands = Context.getCommandContext();
        TaskEntity task = taskId == null ? null : commands.getTaskManager().findTaskById(taskId);
        boolean foreign = task != null
                && task.getTenantId() != null
                && commands.isTenantCheckEnabled()
                && (person.getTenantIds() == null || !person.getTenantIds().contains(task.getTenantId()));
        if (task == null || task.getProcessInstanceId() == null || foreign) {
            throw new AuthorizationException(text(Refusal.of("task.gone")));
        }
        return task;
    }

    private void refuseUnless(boolean allowed, String code) {
        if (!allowed) {
            throw new AuthorizationException(text(Refusal.of(code)));
        }
    }

    private void refuse(Refusal refusal) {
        throw badAnswer(refusal);
    }

    /** As Tasklist shows it. */
    FormFieldValidationException badAnswer(Refusal refusal) {
        return new FormFieldValidationException(refusal.code(), text(refusal));
    }

    private String text(Refusal refusal) {
        return refusals.text(refusal, language);
    }
}
