package lv.leader.assessment;

import java.time.Instant;
import java.util.UUID;
import lv.leader.refusal.Refusal;

/**
 * An evaluator who left an action after declaring. Sheets signed before are kept and no longer count.
 *
 * @param reasons how the evaluator is connected, what the register of parties says, or why the manager did not wait
 * @param reportedBy the evaluator, the manager, or {@code system} where the register of parties told it
 * @param afterDecision the board had met before: nothing is scored again, who looks at the opinion weighs it
 */
public record EvaluatorLeaving(
        UUID callAction,
        String evaluator,
        Cause cause,
        String reasons,
        String reportedBy,
        boolean afterDecision,
        Instant leftAt) {

    /** Why somebody leaves. */
    public enum Cause {
        INTEREST_DECLARED("interest-declared", "interest.declared"),
        INTEREST_DETECTED("interest-detected", "interest.detected"),
        SILENT("silent", "assessment.replaced");

        private final String code;
        private final String refusal;

        Cause(String code, String refusal) {
            this.code = code;
            this.refusal = refusal;
        }

        public String code() {
            return code;
        }
    }

    /** What whoever left is told when they knock again. */
    Refusal refusal() {
        return Refusal.of(cause.refusal, "path", reasons);
    }
}
