package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must hold before a task of a strategy is completed, whatever screen completes it. */
@Component
class StrategyChecks implements TaskCheck {

    private final Strategies strategies;
    private final Selections selections;

    StrategyChecks(Strategies strategies, Selections selections) {
        this.strategies = strategies;
        this.selections = selections;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.process() + "/" + task.task()) {
            case "strategy/Task_PrepareStrategy" ->
                strategies.incomplete(task.caseId()).stream().findFirst();
            case "strategy/Task_ApproveByGroup" -> minutes(task);
            case "strategy-selection/Task_CheckFormally" -> formalCheck(task);
            case "strategy-selection/Task_AssessStrategy" -> assessment(task.caseId(), task.person());
            case "strategy-selection/Task_RecordVote" ->
                selections.against(task.caseId(), (String) task.answers().get("outcome")).stream()
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private Optional<Refusal> minutes(TaskToComplete task) {
        BigDecimal present = number(task, "present");
        BigDecimal votes = number(task, "votesFor").add(number(task, "votesAgainst"));
        int members = strategies.draft(task.caseId()).members().size();
        if (votes.compareTo(present) > 0) {
            return Optional.of(Refusal.of("strategy.more-votes-than-present", "votes", votes, "present", present));
        }
        return present.compareTo(new BigDecimal(members)) > 0
                ? Optional.of(Refusal.of("strategy.more-present-than-members", "present", present, "members", members))
                : Optional.empty();
    }

    private static Optional<Refusal> formalCheck(TaskToComplete task) {
        String field = switch (String.valueOf(task.answers().get("result"))) {
            case "clarify" -> "question";
            case "inadmissible" -> "reasons";
            default -> "result";
        };
        Object written = task.answers().get(field);
        return written == null || written.toString().isBlank()
                ? Optional.of(Refusal.of("committee.formal-" + field + "-missing"))
                : Optional.empty();
    }

    /** Who is barred meanwhile completes without an assessment: it would not count. */
    private Optional<Refusal> assessment(UUID strategy, String member) {
        return selections.bar(strategy, member).isPresent()
                ? Optional.empty()
                : selections.missing(strategy, member).stream().findFirst();
    }

    private static BigDecimal number(TaskToComplete task, String field) {
        return new BigDecimal(task.answers().get(field).toString());
    }
}
