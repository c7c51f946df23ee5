package lv.leader.claim;

import java.util.Optional;
import lv.leader.application.Interests;
import lv.leader.clarification.Clarifications;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must be there before the tasks of a payment request count as done. */
@Component
class ClaimChecks implements TaskCheck {

    private final Claims claims;
    private final Interests interests;
    private final AdministrativeChecks checks;
    private final LineChecks lines;
    private final Clarifications clarifications;

    ClaimChecks(
            Claims claims,
            Interests interests,
            AdministrativeChecks checks,
            LineChecks lines,
            Clarifications clarifications) {
        this.claims = claims;
        this.interests = interests;
        this.checks = checks;
        this.lines = lines;
        this.clarifications = clarifications;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        Optional<Refusal> tied = task.process().equals("payment-claim")
                ? claims.find(task.caseId()).flatMap(claim -> interests.against(claim.application(), task.person()))
                : Optional.empty();
        return tied.isPresent() ? tied : work(task);
    }

    private Optional<Refusal> work(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_CheckClaim" ->
                checks.isWritten(task.caseId()) ? asWritten(task, result(task)) : asRecorded(task, result(task));
            case "Task_VisitSite" ->
                refuseUnless(
                        !"differs".equals(task.answers().get("found"))
                                || task.answers().get("acceptedCost") != null,
                        "claim.no-accepted-cost");
            default -> Optional.empty();
        };
    }

    private static String result(TaskToComplete task) {
        return String.valueOf(task.answers().get("result"));
    }

    /** What is answered must be what stands written: it is recorded. */
    private Optional<Refusal> asWritten(TaskToComplete task, String result) {
        return result.equals(checks.draft(task.caseId()).result())
                ? checks.missing(task.caseId(), result).stream().findFirst()
                : Optional.of(Refusal.of("claim.not-checked"));
    }

    /** What another system checks comes with its lines, or its question, before the task is completed. */
    private Optional<Refusal> asRecorded(TaskToComplete task, String result) {
        return switch (result) {
            case "accept" -> refuseUnless(lines.doneBy(task.person(), task.caseId()), "claim.not-checked");
            case "clarify" -> refuseUnless(clarifications.isPrepared(task.caseId()), "clarification.no-question");
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuseUnless(boolean done, String code) {
        return done ? Optional.empty() : Optional.of(Refusal.of(code));
    }
}
