package lv.leader.call;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must hold before a task of a call is completed, whatever screen completes it. */
@Component
class CallChecks implements TaskCheck {

    private final CallDrafts drafts;

    private final Calls calls;
    private final CallChanges changes;

    CallChecks(CallDrafts drafts, Calls calls, CallChanges changes) {
        this.drafts = drafts;
        this.calls = calls;
        this.changes = changes;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.process() + "/" + task.task()) {
            case "call/Task_DraftCall" ->
                drafts.incomplete(task.caseId()).stream().findFirst();
            case "call/Task_HoldBoardMeeting" ->
                calls.unsettledBefore(task.caseId())
                        .map(earlier -> Refusal.of("call.earlier-batch-undecided", "batch", earlier.batch()));
            case "call-change/Task_WriteChange" ->
                changes.missing(task.caseId()).stream().findFirst();
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
