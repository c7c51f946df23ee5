package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;

/**
 * What a strategy must say before anybody can judge it: gaps in the text, row by row. Each names where it is in the fact
 * {@code at}, such as {@code actions.0.criteria.2}.
 */
final class Completeness {

    private static final Set<String> ROUNDS = Set.of("rounds", "continuous", "cooperation");
    private static final Set<String> SECTORS = Set.of("public", "private", "civil");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final StrategyDraft draft;
    private final Known known;
    private final List<Refusal> missing = new ArrayList<>();

    private Completeness(StrategyDraft draft, Known known) {
        this.draft = draft;
        this.known = known;
    }

    /**
     * What a strategy may name.
     *
     * @param fund the strategy's own
     * @param municipalities codes
     * @param parishes code of the municipality by code of the parish
     */
    record Known(
            String fund,
            Collection<String> funds,
            Collection<String> priorities,
            Collection<String> municipalities,
            Map<String, String> parishes) {

        private String fund(String named) {
            return blank(named) ? fund : named;
        }

        private boolean isFund(String named) {
            return funds.contains(fund(named));
        }

        private boolean isPlace(StrategyDraft.Area area) {
            return area.atvk() != null
                    && municipalities.contains(area.atvk())
                    && (blank(area.parish()) || area.atvk().equals(parishes.get(area.parish())));
        }
    }

    static List<Refusal> of(StrategyDraft draft, Known known) {
        var check = new Completeness(draft, known);
        check.require(!blank(draft.title()), "strategy.title-missing", "at", "title");
        check.require(!blank(draft.situation()), "strategy.situation-missing", "at", "situation");
        check.involvement();
        check.territory();
        check.people();
        check.needsAndObjectives();
        check.actions();
        check.cooperation();
        check.money();
        return check.missing;
    }

    private void involvement() {
        require(!draft.involvement().isEmpty(), "strategy.involvement-missing", "at", "involvement");
        rows(
                "involvement",
                draft.involvement(),
                event -> !blank(event.kind())
                        && event.day() != null
                        && !blank(event.outcome())
                        && (!event.kind().equals("meeting") || !blank(event.place()))
                        && (event.participants() == null || event.participants() >= 0),
                "strategy.involvement-incomplete");
    }

    private void territory() {
        require(!draft.territory().isEmpty(), "strategy.territory-missing", "at", "territory");
        rows(
                "territory",
                draft.territory(),
                area -> known.isPlace(area)
                        && known.isFund(area.fund())
                        && area.population() != null
                        && area.population() > 0,
                "strategy.area-incomplete");
        for (int row = 0; row < draft.territory().size(); row++) {
            StrategyDraft.Area area = draft.territory().get(row);
            require(
                    draft.territory().subList(0, row).stream().noneMatch(earlier -> overlap(earlier, area)),
                    "strategy.area-twice",
                    "at",
                    "territory." + row,
                    "row",
                    row + 1,
                    "value",
                    String.valueOf(area.place()));
        }
    }

    /** A municipality and one of its parishes would count the same people twice. */
    private static boolean overlap(StrategyDraft.Area one, StrategyDraft.Area other) {
        return one.atvk() != null
                && one.atvk().equals(other.atvk())
                && (blank(one.parish()) || blank(other.parish()) || one.parish().equals(other.parish()))
                && (blank(one.fund()) || blank(other.fund()) || one.fund().equals(other.fund()));
    }

    private void people() {
        require(!draft.members().isEmpty(), "strategy.members-missing", "at", "members");
        rows(
                "members",
                draft.members(),
                member -> !blank(member.name())
                        && member.sector() != null
                        && SECTORS.contains(member.sector())
                        && !blank(member.interestGroup()),
                "strategy.member-incomplete");
    }

    private void needsAndObjectives() {
        require(!draft.needs().isEmpty(), "strategy.needs-missing", "at", "needs");
        rows(
                "needs",
                draft.needs(),
                need -> !blank(need.name()) && !blank(need.evidence()),
                "strategy.need-incomplete");
        require(!draft.objectives().isEmpty(), "strategy.objectives-missing", "at", "objectives");
        // Whether its target can be measured is a question for the rules.
        rows(
                "objectives",
                draft.objectives(),
                objective -> !blank(objective.name())
                        && objective.priority() != null
                        && known.priorities().contains(objective.priority())
                        && (objective.target() == null
                                || !blank(objective.indicator())
                                        && !blank(objective.unit())
                                        && objective.targetYear() != null),
                "strategy.objective-incomplete");
    }

    private void actions() {
        require(!draft.actions().isEmpty(), "strategy.actions-missing", "at", "actions");
        rows("actions", draft.actions(), this::isComplete, "strategy.action-incomplete");
        once("actions", draft.actions(), StrategyDraft.Action::code, "strategy.action-twice");
        for (int row = 0; row < draft.actions().size(); row++) {
            action(draft.actions().get(row), "actions." + row);
        }
    }

    private void action(StrategyDraft.Action action, String at) {
        String code = String.valueOf(action.code());
        require(
                !action.indicators().isEmpty()
                        && action.indicators().stream()
                                .allMatch(indicator -> !blank(indicator.name())
                                        && !blank(indicator.unit())
                                        && indicator.target() != null
                                        && indicator.target().signum() > 0),
                "strategy.indicators-incomplete",
                "at",
                at,
                "action",
                code);
        require(
                !action.criteria().isEmpty()
                        && action.criteria().stream()
                                .allMatch(criterion -> !blank(criterion.name())
                                        && criterion.maxPoints() != null
                                        && criterion.maxPoints().signum() > 0),
                "strategy.criteria-incomplete",
                "at",
                at,
                "action",
                code);
        for (int row = 0; row < action.criteria().size(); row++) {
            require(
                    isSound(action.criteria().get(row)),
                    "strategy.steps-unsound",
                    "at",
                    at + ".criteria." + row,
                    "action",
                    code,
                    "row",
                    row + 1);
        }
        require(
                action.minScore() == null || action.minScore().compareTo(action.maxTotal()) <= 0,
                "strategy.score-unreachable",
                "at",
                at,
                "action",
                code,
                "minScore",
                String.valueOf(action.minScore()),
                "max",
                action.maxTotal());
        require(
                NextRule.of(draft.nextRule())
                                .filter(NextRule.MORE_POINTS::equals)
                                .isEmpty()
                        || action.criteria().stream().anyMatch(StrategyDraft.CriterionDraft::next),
                "strategy.next-criterion-missing",
                "at",
                at,
                "action",
                code);
    }

    /** Steps are told apart by their points, each says what it means, and the last gives all of them. */
    private static boolean isSound(StrategyDraft.CriterionDraft criterion) {
        var points = criterion.steps().stream().map(StrategyDraft.Step::points).toList();
        if (points.contains(null) || criterion.maxPoints() == null) {
            return false;
        }
        var told = new TreeSet<>(points);
        return points.isEmpty()
                || told.size() == points.size()
                        && told.first().signum() >= 0
                        && told.last().compareTo(criterion.maxPoints()) == 0
                        && criterion.steps().stream().noneMatch(step -> blank(step.meaning()));
    }

    private boolean isComplete(StrategyDraft.Action action) {
        return !blank(action.code())
                && !blank(action.name())
                && known.isFund(action.fund())
                && !blank(action.activity())
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

    private void cooperation() {
        Set<String> codes = draft.actions().stream()
                .map(StrategyDraft.Action::code)
                .filter(code -> !blank(code))
                .collect(Collectors.toSet());
        rows(
                "cooperation",
                draft.cooperation(),
                project -> !blank(project.name())
                        && !blank(project.partners())
                        && project.action() != null
                        && codes.contains(project.action()),
                "strategy.cooperation-incomplete");
    }

    private void money() {
        require(draft.total() != null && draft.total().isPositive(), "strategy.total-missing", "at", "total");
        Money running = draft.runningCosts();
        require(running == null || running.isPositiveOrZero(), "strategy.running-costs-negative", "at", "runningCosts");
        rows(
                "plan",
                draft.plan(),
                year -> known.isFund(year.fund())
                        && year.year() != null
                        && year.amount() != null
                        && year.amount().isPositiveOrZero(),
                "strategy.plan-incomplete");
        once(
                "plan",
                draft.plan(),
                year -> year.year() == null ? null : known.fund(year.fund()) + " " + year.year(),
                "strategy.plan-year-twice");
        for (String fund : draft.funds(known.fund())) {
            Money planned = draft.planned(fund, known.fund());
            Money shared = draft.shared(fund, known.fund());
            require(
                    planned.isEqual(shared),
                    "strategy.plan-does-not-add-up",
                    "at",
                    "plan",
                    "fund",
                    fund,
                    "planned",
                    planned.getAmount(),
                    "shared",
                    shared.getAmount(),
                    "gap",
                    shared.minus(planned).getAmount());
        }
    }

    private void require(boolean there, String code, Object... facts) {
        if (!there) {
            missing.add(Refusal.of(code, facts));
        }
    }

    private <T> void rows(String list, List<T> rows, Predicate<T> complete, String code) {
        for (int row = 0; row < rows.size(); row++) {
            require(complete.test(rows.get(row)), code, "at", list + "." + row, "row", row + 1);
        }
    }

    private <T> void once(String list, List<T> rows, Function<T, Object> what, String code) {
        Set<Object> seen = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            Object named = what.apply(rows.get(row));
            require(named == null || seen.add(named), code, "at", list + "." + row, "value", String.valueOf(named));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
