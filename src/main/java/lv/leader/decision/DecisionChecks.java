package lv.leader.decision;

import java.math.BigDecimal;
import java.util.Optional;
import lv.leader.application.Applications;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What an officer can't propose, whatever the form says. */
@Component
class DecisionChecks implements TaskCheck {

    private final FundingDecisions decisions;
    private final SupportAmounts supports;
    private final Applications applications;

    DecisionChecks(FundingDecisions decisions, SupportAmounts supports, Applications applications) {
        this.decisions = decisions;
        this.supports = supports;
        this.applications = applications;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_CheckCosts" -> costs(task);
            case "Task_PrepareDecision" -> proposal(task);
            default -> Optional.empty();
        };
    }

    private Optional<Refusal> costs(TaskToComplete task) {
        if (!"eligible".equals(task.answers().get("costs"))) {
            return Optional.empty();
        }
        Object given = task.answers().get("eligibleCost");
        BigDecimal applied =
                applications.find(task.caseId()).orElseThrow().eligibleCost().getAmount();
        if (given == null) {
            return Optional.of(Refusal.of("decision.no-eligible-cost"));
        }
        return new BigDecimal(given.toString()).compareTo(applied) > 0
                ? Optional.of(Refusal.of("decision.more-than-applied", "given", given, "applied", applied))
                : Optional.empty();
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
