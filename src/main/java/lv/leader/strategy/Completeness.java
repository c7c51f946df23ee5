package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;

/** What a strategy must say before anybody can judge it: gaps in the text, row by row. */
final class Completeness {

    private static final Set<String> ROUNDS = Set.of("rounds", "continuous", "cooperation");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final List<Refusal> missing = new ArrayList<>();

    private Completeness() {}

    /** @param municipalities known codes */
    static List<Refusal> of(StrategyDraft draft, Collection<String> municipalities) {
        var check = new Completeness();
        check.require(!blank(draft.title()), "strategy.title-missing");
        check.require(!blank(draft.needs()), "strategy.needs-missing");
        check.meetings(draft);
        check.territory(draft, municipalities);
        check.people(draft);
        check.objectives(draft);
        check.actions(draft);
        check.money(draft);
        return check.missing;
    }

    private void meetings(StrategyDraft draft) {
        require(!draft.meetings().isEmpty(), "strategy.meetings-missing");
        rows(
                draft.meetings(),
                meeting -> meeting.day() != null && !blank(meeting.place()) && !blank(meeting.needs()),
                "strategy.meeting-incomplete");
    }

    private void territory(StrategyDraft draft, Collection<String> municipalities) {
        require(!draft.territory().isEmpty(), "strategy.territory-missing");
        rows(
                draft.territory(),
                area -> municipalities.contains(area.atvk()) && area.population() != null && area.population() > 0,
                "strategy.area-incomplete");
        once(draft.territory(), StrategyDraft.Area::atvk, "strategy.area-twice");
    }

    private void people(StrategyDraft draft) {
        require(!draft.members().isEmpty(), "strategy.members-missing");
        rows(
                draft.members(),
                member -> !blank(member.name()) && !blank(member.interestGroup()),
                "strategy.member-incomplete");
    }

    private void objectives(StrategyDraft draft) {
        require(!draft.objectives().isEmpty(), "strategy.objectives-missing");
        // Whether its target can be measured is a question for the rules.
        rows(
                draft.objectives(),
                objective -> !blank(objective.name())
                        && (objective.target() == null
                                || !blank(objective.indicator())
                                        && !blank(objective.unit())
                                        && objective.targetYear() != null),
                "strategy.objective-incomplete");
    }

    private void actions(StrategyDraft draft) {
        require(!draft.actions().isEmpty(), "strategy.actions-missing");
        rows(draft.actions(), Completeness::isComplete, "strategy.action-incomplete");
        once(draft.actions(), StrategyDraft.Action::code, "strategy.action-twice");
        for (StrategyDraft.Action action : draft.actions()) {
            require(
                    !action.criteria().isEmpty()
                            && action.criteria().stream()
                                    .allMatch(criterion -> !blank(criterion.name())
                                            && criterion.maxPoints() != null
                                            && criterion.maxPoints().signum() > 0),
                    "strategy.criteria-incomplete",
                    "action",
                    String.valueOf(action.code()));
            require(
                    action.minScore() == null || action.minScore().compareTo(action.maxTotal()) <= 0,
                    "strategy.score-unreachable",
                    "action",
                    String.valueOf(action.code()),
                    "minScore",
                    String.valueOf(action.minScore()),
                    "max",
                    action.maxTotal());
        }
    }

    private static boolean isComplete(StrategyDraft.Action action) {
        return !blank(action.code())
                && !blank(action.name())
                && action.cap() != null
                && action.cap().isPositive()
                && action.intensity() != null
                && action.intensity().signum() > 0
                && action.intensity().compareTo(HUNDRED) <= 0
                && action.allocation() != null
                && action.allocation().isPositiveOrZero()
                && action.roundKind() != null
                && ROUNDS.contains(action.roundKind())
                && action.minScore() != null
                && action.minScore().signum() >= 0;
    }

    private void money(StrategyDraft draft) {
        require(draft.total() != null && draft.total().isPositive(), "strategy.total-missing");
        Money running = draft.runningCosts();
        require(running == null || running.isPositiveOrZero(), "strategy.running-costs-negative");
        rows(
                draft.plan(),
                year -> year.year() != null
                        && year.amount() != null
                        && year.amount().isPositiveOrZero(),
                "strategy.plan-incomplete");
        once(draft.plan(), StrategyDraft.PlanYear::year, "strategy.plan-year-twice");
        require(
                draft.planGap().isZero(),
                "strategy.plan-does-not-add-up",
                "gap",
                draft.planGap().getAmount());
    }

    private void require(boolean there, String code, Object... facts) {
        if (!there) {
            missing.add(Refusal.of(code, facts));
        }
    }

    private <T> void rows(List<T> rows, Function<T, Boolean> complete, String code) {
        for (int row = 0; row < rows.size(); row++) {
            require(complete.apply(rows.get(row)), code, "row", row + 1);
        }
    }

    private <T> void once(List<T> rows, Function<T, Object> what, String code) {
        Set<Object> seen = new HashSet<>();
        for (T row : rows) {
            Object named = what.apply(row);
            require(named == null || seen.add(named), code, "value", String.valueOf(named));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
