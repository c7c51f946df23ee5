package lv.leader.call;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must hold before a task of a call is completed, whatever screen completes it. */
@Component
class CallChecks implements TaskCheck {

    private final CallDrafts drafts;

    CallChecks(CallDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.process() + "/" + task.task()) {
            case "call/Task_DraftCall" ->
                drafts.incomplete(task.caseId()).stream().findFirst();
            case "call-agreement/Task_AgreeCall" -> agreement(task);
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> agreement(TaskToComplete task) {
        Object reasons = task.answers().get("reasons");
        return "returned".equals(task.answers().get("outcome"))
                        && (reasons == null || reasons.toString().isBlank())
                ? Optional.of(Refusal.of("call.reasons-missing"))
                : Optional.empty();
    }
}
