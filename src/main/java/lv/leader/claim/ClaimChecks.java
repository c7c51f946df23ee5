package lv.leader.claim;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must be there before the tasks of a payment request count as done. */
@Component
class ClaimChecks implements TaskCheck {

    private final LineChecks checks;

    ClaimChecks(LineChecks checks) {
        this.checks = checks;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_CheckClaim" ->
                refuseUnless(
                        !"accept".equals(task.answers().get("result")) || checks.doneBy(task.person(), task.caseId()),
                        "claim.not-checked");
            case "Task_VisitSite" ->
                refuseUnless(
                        !"differs".equals(task.answers().get("found"))
                                || task.answers().get("acceptedCost") != null,
                        "claim.no-accepted-cost");
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuseUnless(boolean done, String code) {
        return done ? Optional.empty() : Optional.of(Refusal.of(code));
    }
}
