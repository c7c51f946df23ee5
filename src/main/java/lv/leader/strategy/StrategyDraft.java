package lv.leader.strategy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import lv.leader.party.VoteShares;
import lv.leader.party.VoteShares.Voice;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a group writes in its strategy (2021/1060 art. 32(1)). While it is prepared anything may be missing; it is
 * complete when {@link StrategyDrafts#missing} says nothing.
 *
 * @param situation what the territory is like and what it can do, in words
 * @param total public money that the strategy shares out between its actions and its running costs; the performance
 *     reserve comes on top by the rules of the programme
 * @param runningCosts the part of the total for the group's own work, from the strategy's own fund
 * @param nextRule code of the {@link NextRule} for applications that mean and specific criteria leave equal; null where
 *     the earlier submission decides
 */
public record StrategyDraft(
        String title,
        String situation,
        List<Involvement> involvement,
        List<Area> territory,
        List<Member> members,
        List<Need> needs,
        List<Objective> objectives,
        List<Action> actions,
        List<Cooperation> cooperation,
        List<PlanYear> plan,
        Money total,
        Money runningCosts,
        String nextRule) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public StrategyDraft {
        involvement = present(involvement);
        territory = present(territory);
        members = present(members);
        needs = present(needs);
        objectives = present(objectives);
        actions = present(actions);
        cooperation = present(cooperation);
        plan = present(plan);
    }

    /**
     * How residents took part.
     *
     * @param kind {@code meeting}, {@code survey} or {@code other}
     * @param outcome what came of it
     */
    public record Involvement(String kind, LocalDate day, String place, Integer participants, String outcome) {}

    /**
     * A place of the territory.
     *
     * @param atvk code of the municipality (ATVK 2021)
     * @param parish code of one of its parishes or towns; null where the whole municipality belongs to the territory
     * @param fund the only fund whose territory it belongs to; null where it belongs to all of the strategy's funds
     */
    public record Area(String atvk, String parish, Integer population, String fund) {

        /** The smallest unit named. */
        @JsonIgnore
        public String place() {
            return parish == null || parish.isBlank() ? atvk : parish;
        }
    }

    /**
     * A partner with one vote in the group.
     *
     * @param sector {@code public}, {@code private} or {@code civil} (2021/1060 art. 31(2)(b))
     * @param interestGroup such as {@code municipality}, {@code business}, {@code association}
     */
    public record Member(String name, String sector, String interestGroup) {

        /** Whether the vote counts as a public one (1303/2013 art. 34(3)(b)). */
        @JsonIgnore
        public boolean publicAuthority() {
            return "public".equals(sector);
        }
    }

    /** @param evidence how the group knows: a figure, a meeting, a survey */
    public record Need(String name, String evidence) {}

    /**
     * @param priority code of the common priority it serves, one of the programme's
     * @param target what the indicator shall reach, in its unit, by the end of the year; null is not measurable
     */
    public record Objective(
            String name, String priority, String indicator, String unit, BigDecimal target, Integer targetYear) {}

    /**
     * An action that projects apply in.
     *
     * @param code short and unique, such as {@code 2.1}
     * @param fund that pays; null is the strategy's own
     * @param activity of the fund's rules that it is paid under, in words
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
            String fund,
            String activity,
            Money cap,
            BigDecimal intensity,
            Money allocation,
            String roundKind,
            BigDecimal minScore,
            List<String> applicants,
            List<Indicator> indicators,
            List<CriterionDraft> criteria) {

        public Action {
            applicants = present(applicants);
            indicators = present(indicators);
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

    /** What an action shall bring forth, such as 20 projects or 15 jobs. */
    public record Indicator(String name, String unit, BigDecimal target) {}

    /**
     * A criterion by which applications in an action are assessed.
     *
     * @param knockout no points here: the application does not conform, whatever else it got
     * @param specific decides between equal totals
     * @param next decides after the specific ones, where the strategy's next rule asks for more points
     * @param aspect {@code innovation} or {@code integration} where it assesses one of them; null otherwise
     * @param steps the points that may be given; any up to the highest where there are none
     */
    public record CriterionDraft(
            String name,
            BigDecimal maxPoints,
            boolean knockout,
            boolean specific,
            boolean next,
            String aspect,
            List<Step> steps) {

        public CriterionDraft {
            steps = present(steps);
        }
    }

    /** @param meaning what an application must show for these points */
    public record Step(BigDecimal points, String meaning) {}

    /**
     * A project together with other territories, and the action that pays for it.
     *
     * @param partners the other groups or territories
     */
    public record Cooperation(String name, String partners, String action) {}

    /**
     * What is planned to be spent in a year, running costs included.
     *
     * @param fund null is the strategy's own
     */
    public record PlanYear(String fund, Integer year, Money amount) {}

    /** Nothing written yet but the title. */
    public static StrategyDraft titled(String title) {
        return new StrategyDraft(title, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The funds it draws on, its own first. */
    public List<String> funds(String own) {
        return Stream.of(
                        Stream.of(own),
                        actions.stream().map(action -> of(action.fund(), own)),
                        plan.stream().map(year -> of(year.fund(), own)))
                .flatMap(named -> named)
                .distinct()
                .toList();
    }

    /** Inhabitants of the territory of one fund. */
    public int population(String fund) {
        return territory.stream()
                .filter(area -> of(area.fund(), fund).equals(fund))
                .map(Area::population)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How the votes of its partners are spread over interest groups. */
    @JsonIgnore
    public VoteShares shares() {
        return VoteShares.of(members.stream()
                .map(member ->
                        new Voice(Objects.requireNonNullElse(member.interestGroup(), ""), member.publicAuthority()))
                .toList());
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

    /** What the years of the financial plan give to a fund. */
    public Money planned(String fund, String own) {
        return sum(
                plan.stream().filter(year -> of(year.fund(), own).equals(fund)).toList(), PlanYear::amount);
    }

    /** What actions and running costs take from a fund. */
    public Money shared(String fund, String own) {
        Money allocated = sum(
                actions.stream()
                        .filter(action -> of(action.fund(), own).equals(fund))
                        .toList(),
                Action::allocation);
        return fund.equals(own) ? allocated.plus(orZero(runningCosts)) : allocated;
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

    private static String of(String fund, String otherwise) {
        return fund == null || fund.isBlank() ? otherwise : fund;
    }

    private static <T> Money sum(Collection<T> rows, Function<T, Money> amount) {
        return rows.stream().map(amount).filter(Objects::nonNull).reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    private static Money orZero(Money amount) {
        return amount == null ? Money.zero(CurrencyUnit.EUR) : amount;
    }

    private static <T> List<T> present(List<T> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }
}
