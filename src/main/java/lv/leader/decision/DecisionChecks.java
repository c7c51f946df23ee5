package lv.leader.decision;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What an officer can't propose, whatever the form says. */
@Component
class DecisionChecks implements TaskCheck {

    private final FundingDecisions decisions;
    private final SupportAmounts supports;
    private final CostChecks costChecks;

    DecisionChecks(FundingDecisions decisions, SupportAmounts supports, CostChecks costChecks) {
        this.decisions = decisions;
        this.supports = supports;
        this.costChecks = costChecks;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_CheckCosts" -> costs(task);
            case "Task_PrepareDecision" -> proposal(task);
            default -> Optional.empty();
        };
    }

    /** What is answered must be what stands written: it is recorded. */
    private Optional<Refusal> costs(TaskToComplete task) {
        String result = String.valueOf(task.answers().get("costs"));
        return result.equals(costChecks.draft(task.caseId()).costs())
                ? costChecks.missing(task.caseId(), result).stream().findFirst()
                : Optional.of(Refusal.of("decision.costs-not-checked"));
    }

    /** An approval needs the group's positive opinion, money reserved and every condition met. */
    private Optional<Refusal> proposal(TaskToComplete task) {
        if (!"approve".equals(task.answers().get("proposal"))) {
            return Optional.empty();
        }
        if (!decisions.fundable(task.caseId())) {
            return Optional.of(Refusal.of("decision.not-fundable"));
        }
        Optional<Support> support = supports.of(task.caseId());
        return support.filter(computed ->
                                computed.eligible() && computed.support().isPositive())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "decision.not-eligible",
                        "refusals",
                        support.map(Support::refusals).orElse("")));
    }
}
