package lv.leader.strategy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a group writes in its strategy (2021/1060 art. 32(1)). While it is prepared anything may be missing; it is
 * complete when {@link Strategies#missing} says nothing.
 *
 * @param needs what residents need and the territory can do, in words
 * @param total public money that the strategy shares out between its actions and its running costs; the performance
 *     reserve comes on top by the rules of the programme
 * @param runningCosts the part of the total for the group's own work
 */
public record StrategyDraft(
        String title,
        String needs,
        List<Meeting> meetings,
        List<Area> territory,
        List<Member> members,
        List<Objective> objectives,
        List<Action> actions,
        List<PlanYear> plan,
        Money total,
        Money runningCosts) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public StrategyDraft {
        meetings = present(meetings);
        territory = present(territory);
        members = present(members);
        objectives = present(objectives);
        actions = present(actions);
        plan = present(plan);
    }

    /** A residents' meeting and the needs named there. */
    public record Meeting(LocalDate day, String place, Integer participants, String needs) {}

    /** @param atvk code of the municipality (ATVK 2021) */
    public record Area(String atvk, Integer population) {}

    /**
     * A partner with one vote in the group.
     *
     * @param interestGroup such as {@code municipality}, {@code business}, {@code association}
     * @param publicAuthority whether the vote counts as a public one (1303/2013 art. 34(3)(b))
     */
    public record Member(String name, String interestGroup, boolean publicAuthority) {}

    /** @param target what the indicator shall reach, in its unit, by the end of the year; null is not measurable */
    public record Objective(String name, String indicator, String unit, BigDecimal target, Integer targetYear) {}

    /**
     * An action that projects apply in.
     *
     * @param code short and unique, such as {@code 2.1}
     * @param cap eligible cost of one project, euro
     * @param intensity rate of support, per cent
     * @param allocation public money of the action, euro
     * @param roundKind {@code rounds}, {@code continuous} or {@code cooperation}
     * @param minScore points that an application needs at least
     * @param applicants kinds of applicants; empty where all may apply
     */
    public record Action(
            String code,
            String name,
            Money cap,
            BigDecimal intensity,
            Money allocation,
            String roundKind,
            BigDecimal minScore,
            List<String> applicants,
            List<CriterionDraft> criteria) {

        public Action {
            applicants = present(applicants);
            criteria = present(criteria);
        }

        /** The highest total that an application can reach. */
        @JsonIgnore
        public BigDecimal maxTotal() {
            return criteria.stream()
                    .map(CriterionDraft::maxPoints)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * A criterion by which applications in an action are assessed.
     *
     * @param knockout no points here: the application does not conform, whatever else it got
     * @param specific decides between equal totals
     */
    public record CriterionDraft(String name, BigDecimal maxPoints, boolean knockout, boolean specific) {}

    /** What is planned to be spent in a year, running costs included. */
    public record PlanYear(Integer year, Money amount) {}

    /** Nothing written yet but the title. */
    public static StrategyDraft titled(String title) {
        return new StrategyDraft(title, null, null, null, null, null, null, null, null, null);
    }

    @JsonIgnore
    public int population() {
        return territory.stream()
                .map(Area::population)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Votes of the largest interest group, per cent of all. */
    @JsonIgnore
    public BigDecimal largestGroupShare() {
        var sizes = members.stream()
                .collect(Collectors.groupingBy(
                        member -> Objects.requireNonNullElse(member.interestGroup(), ""), Collectors.counting()));
        return percent(sizes.values().stream().mapToLong(Long::longValue).max().orElse(0), members.size());
    }

    /** Votes of partners that are no public authority, per cent of all. */
    @JsonIgnore
    public BigDecimal nonPublicShare() {
        return percent(
                members.stream().filter(member -> !member.publicAuthority()).count(), members.size());
    }

    /** The total less running costs and allocations; zero where everything is shared out. */
    @JsonIgnore
    public Money allocationGap() {
        return orZero(total).minus(orZero(runningCosts)).minus(allocated());
    }

    /** The money of all actions. */
    @JsonIgnore
    public Money allocated() {
        return sum(actions, Action::allocation);
    }

    /** The total less the years of the financial plan. */
    @JsonIgnore
    public Money planGap() {
        return orZero(total).minus(sum(plan, PlanYear::amount));
    }

    /** Running costs, per cent of the total. */
    @JsonIgnore
    public BigDecimal runningCostShare() {
        if (total == null || !total.isPositive()) {
            return BigDecimal.ZERO;
        }
        return orZero(runningCosts).getAmount().multiply(HUNDRED).divide(total.getAmount(), 2, RoundingMode.HALF_UP);
    }

    @JsonIgnore
    public boolean hasMeasurableTargets() {
        return !objectives.isEmpty() && objectives.stream().allMatch(objective -> objective.target() != null);
    }

    private static <T> Money sum(Collection<T> rows, Function<T, Money> amount) {
        return rows.stream().map(amount).filter(Objects::nonNull).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    private static Money orZero(Money amount) {
        return amount == null ? Money.zero(CurrencyUnit.EUR) : amount;
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : new BigDecimal(part).multiply(HUNDRED).divide(new BigDecimal(whole), 2, RoundingMode.HALF_UP);
    }

    private static <T> List<T> present(List<T> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }
}
