package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.engine.ProcessGate;
import lv.leader.notice.Notices;
import lv.leader.party.Municipality;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Strategies of local action groups (steps 1 and 2): written, handed in, approved; their money until mid-term. */
@Component
public class Strategies {

    static final String PROCESS = "strategy";

    /** The tables whose version is fixed when a version of a strategy is handed in. */
    private static final List<String> RULES = List.of(
            "programme", "strategy-admissibility", "strategy-criteria", "strategy-threshold", "midterm-reserve");

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final TypeReference<StrategyDraft> DRAFT = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final ProcessGate gate;
    private final Answers answers;
    private final People people;
    private final Programme programme;
    private final Rules rules;
    private final StrategyMoney money;
    private final Notices notices;
    private final Parties parties;
    private final LeaderClock clock;
    private final JsonText json;

    Strategies(
            StrategyMapper mapper,
            ProcessGate gate,
            Answers answers,
            People people,
            Programme programme,
            Rules rules,
            StrategyMoney money,
            Notices notices,
            Parties parties,
            LeaderClock clock,
            JsonText json) {
        this.mapper = mapper;
        this.gate = gate;
        this.answers = answers;
        this.people = people;
        this.programme = programme;
        this.rules = rules;
        this.money = money;
        this.notices = notices;
        this.parties = parties;
        this.clock = clock;
        this.json = json;
    }

    /**
     * The moments that a strategy's process waits for.
     *
     * @param reminder when the group is reminded of the term for preparing
     * @param midterm first moment after the mid-term day; null where the programme has no mid-term test
     * @param end first moment after the last day of the period
     */
    public record Terms(Instant reminder, Instant midterm, Instant end, boolean reserveKept) {}

    /** Begins the case of a new strategy; the returned id is the case. */
    @Transactional
    public UUID start(String lag, String title, String fund, String period) {
        UUID strategy = Ids.next();
        gate.start(PROCESS, strategy, lag, Map.of("title", title, "fund", fund, "period", period));
        return strategy;
    }

    /** Keeps a strategy that begins, with an empty first version. */
    @Transactional
    public Terms register(UUID id, String lag, String title, String fund, String period, String startedBy) {
        Parameters law = programme.of(fund, period);
        LocalDate today = today();
        LocalDate term = today.plus(law.months("strategy.submitWithin"));
        Instant reminder = startOf(
                term.minus(Period.ofDays(law.number("strategy.remindBefore").intValueExact())));
        Instant midterm = law.find("strategy.midterm.date")
                .map(day -> startOf(LocalDate.parse(day).plusDays(1)))
                .orElse(null);
        Instant end = startOf(LocalDate.parse(law.text("strategy.periodEnd")).plusDays(1));
        // Where mid-term is over before the strategy begins, there is nothing that a reserve could wait for.
        boolean reserve = law.find("strategy.reserveShare").isPresent()
                && midterm != null
                && clock.instant().isBefore(midterm);
        mapper.insert(id, lag, title, fund, period, startedBy, reserve);
        mapper.insertVersion(Ids.next(), id, 1, json.write(StrategyDraft.titled(title)), "[]");
        return new Terms(reminder, midterm, end, reserve);
    }

    public Optional<Strategy> find(UUID strategy) {
        return mapper.find(strategy);
    }

    /** All strategies of a group, in the order they began. */
    public List<Strategy> ofGroup(String lag) {
        return mapper.ofGroup(lag);
    }

    /** What stands written in the newest version. */
    public StrategyDraft draft(UUID strategy) {
        return json.read(mapper.written(strategy).draft(), DRAFT);
    }

    /**
     * Keeps what is written, whole or half-finished.
     *
     * @throws lv.leader.refusal.RefusedException {@code strategy.handed-in} once the committee has it
     */
    @Transactional
    public void write(UUID strategy, StrategyDraft draft) {
        var written = mapper.written(strategy);
        if (written.handedIn()) {
            throw Refusal.of("strategy.handed-in").asException();
        }
        mapper.write(written.version(), json.write(draft));
        if (draft.title() != null && !draft.title().isBlank()) {
            mapper.rename(strategy, draft.title());
        }
    }

    /** Why the newest version was given back, by the rules or the committee; empty when it was not. */
    public List<Refusal> reasons(UUID strategy) {
        return json.read(mapper.written(strategy).reasons(), REFUSALS);
    }

    /** What is not written yet; the group can't approve a strategy before this is empty. */
    public List<Refusal> incomplete(UUID strategy) {
        var known = parties.municipalities().stream().map(Municipality::atvk).toList();
        return Completeness.of(draft(strategy), known);
    }

    /** Everything that speaks against the strategy as it is written now: gaps, and what the rules would refuse. */
    public List<Refusal> missing(UUID strategy) {
        List<Refusal> missing = new ArrayList<>(incomplete(strategy));
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        Map<String, Object> facts = facts(about, version, draft(strategy), null);
        missing.addAll(refusals(rules.preview(version, "strategy-admissibility", facts)));
        return missing;
    }

    /**
     * Asks the rules about the strategy as written and approved by the group. Where nothing speaks against it, it is
     * handed in: its text and the rules for it stand from now on.
     *
     * @return whether it is admissible; why not is kept in {@link #reasons}
     */
    @Transactional
    public boolean checkAdmissibility(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        Ruling ruling = rules.decide(
                strategy,
                version,
                "strategy-admissibility",
                facts(about, version, draft(strategy), isApprovedByGroup(strategy)));
        List<Refusal> against = new ArrayList<>(incomplete(strategy));
        against.addAll(refusals(ruling));
        if (!against.isEmpty()) {
            mapper.giveBack(version, json.write(against));
            return false;
        }
        rules.pin(version, RULES);
        mapper.handIn(version);
        return true;
    }

    /** A majority of those present, where more than the programme's quorum of the members came. */
    private boolean isApprovedByGroup(UUID strategy) {
        var minutes = answers.latest(strategy, "Task_ApproveByGroup").orElse(null);
        if (minutes == null) {
            return false;
        }
        BigDecimal present = new BigDecimal(minutes.text("present"));
        BigDecimal votesFor = new BigDecimal(minutes.text("votesFor"));
        BigDecimal members = new BigDecimal(draft(strategy).members().size());
        BigDecimal quorum = law(strategy).percent("lag.vote.quorum");
        return present.multiply(HUNDRED).compareTo(members.multiply(quorum)) > 0
                && votesFor.add(votesFor).compareTo(present) > 0;
    }

    private Map<String, Object> facts(Strategy about, UUID version, StrategyDraft draft, Boolean groupApproved) {
        Parameters law = programme.of(version, about.fund(), about.period());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("population", draft.population());
        facts.put("largestGroupShare", draft.largestGroupShare());
        facts.put("nonPublicShare", draft.nonPublicShare());
        facts.put("allocationGap", draft.allocationGap());
        facts.put("runningCostShare", draft.runningCostShare());
        facts.put("measurableTargets", draft.hasMeasurableTargets());
        facts.put("groupApproved", groupApproved);
        facts.put("populationMin", law.number("lag.population.min"));
        facts.put("populationMax", law.number("lag.population.max"));
        facts.put("maxShareOneGroup", law.percent("lag.vote.maxShareOneGroup"));
        facts.put("minNonPublicShare", law.percent("lag.vote.minNonPublicShare"));
        facts.put("maxRunningCostShare", law.percent("strategy.adminCostMaxShare"));
        return facts;
    }

    private static List<Refusal> refusals(Ruling ruling) {
        Map<String, Object> facts = new LinkedHashMap<>(ruling.inputs());
        facts.values().removeIf(fact -> fact == null);
        return ruling.all("refusal").stream()
                .map(code -> new Refusal(code, facts))
                .toList();
    }

    /** The programme's numbers for the newest version: pinned once it is handed in. */
    Parameters law(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        return programme.of(mapper.written(strategy).version(), about.fund(), about.period());
    }

    StrategyVersion current(UUID strategy) {
        return mapper.current(strategy).orElseThrow();
    }

    /** Reminds the group's managers, once, that the term for preparing ends soon. */
    @Transactional
    public void remindPreparation(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        LocalDate begun = about.createdAt().atZone(LegalCalendar.RIGA).toLocalDate();
        LocalDate term = begun.plus(law(strategy).months("strategy.submitWithin"));
        notices.tell(
                managersOf(about),
                "strategy-reminder",
                strategy,
                "strategy/preparation/" + strategy,
                "title",
                about.title(),
                "term",
                term);
    }

    List<String> managersOf(Strategy strategy) {
        return people.mailboxes(Group.LAG_MANAGER, strategy.lag());
    }

    /**
     * Books an approved version: its rows stand, each action has its money, the performance reserve waits.
     *
     * @param by who recorded the committee's vote
     */
    @Transactional
    public void approve(UUID strategy, String by) {
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        StrategyDraft draft = draft(strategy);
        keepRows(version, draft);
        money.book(about, version, reserve(strategy), by);
        mapper.approve(
                version,
                draft.total(),
                draft.runningCosts() == null ? Money.zero(CurrencyUnit.EUR) : draft.runningCosts());
    }

    /** The performance reserve that comes on top of the total; zero where the programme keeps none back. */
    public Money reserve(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        Money total = draft(strategy).total();
        if (!about.reserveKept() || total == null) {
            return Money.zero(CurrencyUnit.EUR);
        }
        Parameters law = law(strategy);
        return Money.of(
                CurrencyUnit.EUR,
                total.getAmount()
                        .multiply(law.percent("strategy.reserveShare"))
                        .divide(law.percent("strategy.initialShare"), 2, RoundingMode.HALF_UP));
    }

    private void keepRows(UUID version, StrategyDraft draft) {
        draft.territory().forEach(area -> mapper.insertArea(version, area));
        int position = 0;
        for (var member : draft.members()) {
            mapper.insertMember(version, ++position, member);
        }
        position = 0;
        for (var objective : draft.objectives()) {
            mapper.insertObjective(version, ++position, objective);
        }
        draft.plan().forEach(year -> mapper.insertPlanYear(version, year));
        for (var action : draft.actions()) {
            UUID id = Ids.next();
            mapper.insertAction(new StrategyAction(
                    id,
                    version,
                    action.code(),
                    action.name(),
                    action.cap(),
                    action.intensity(),
                    action.allocation(),
                    action.roundKind(),
                    action.minScore(),
                    String.join(",", action.applicants())));
            position = 0;
            for (var criterion : action.criteria()) {
                mapper.insertCriterion(new Criterion(
                        Ids.next(),
                        id,
                        ++position,
                        criterion.name(),
                        criterion.maxPoints(),
                        criterion.knockout(),
                        criterion.specific()));
            }
        }
    }

    /** Begins the next version with the text of this one, for the group to improve. */
    @Transactional
    public void giveBack(UUID strategy, List<Refusal> reasons) {
        StrategyVersion handedIn = current(strategy);
        mapper.insertVersion(
                Ids.next(), strategy, handedIn.number() + 1, json.write(draft(strategy)), json.write(reasons));
    }

    /** Why the group used less than the rules ask for by mid-term: a justified reason lowers the threshold. */
    @Transactional
    public void explainMidterm(UUID strategy, String reason) {
        mapper.explainMidterm(strategy, reason);
    }

    /** Whether the group gets its performance reserve, by the share of its money used until now. */
    @Transactional
    public boolean assessMidterm(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        StrategyVersion version = mapper.approved(strategy).orElseThrow();
        return money.reachesMidterm(about, version.id());
    }

    /**
     * Shares the reserve out over the actions in proportion to what each was given, or returns it to the programme.
     *
     * @param released whether the group gets it
     */
    @Transactional
    public void settleReserve(UUID strategy, boolean released) {
        Strategy about = mapper.find(strategy).orElseThrow();
        StrategyVersion version = mapper.approved(strategy).orElseThrow();
        Money reserve = money.settleReserve(about, version.id(), released);
        notices.tell(
                managersOf(about),
                released ? "strategy-reserve-released" : "strategy-reserve-kept",
                strategy,
                "strategy/midterm/" + strategy,
                "title",
                about.title(),
                "amount",
                reserve.getAmount());
    }

    /** The version in force, if the committee has approved one. */
    public Optional<StrategyVersion> approved(UUID strategy) {
        return mapper.approved(strategy);
    }

    /** The version that calls of a group rest on. */
    public Optional<StrategyVersion> approved(String lag, String fund, String period) {
        return mapper.approvedOf(lag, fund, period);
    }

    public Optional<StrategyVersion> version(UUID version) {
        return mapper.version(version);
    }

    /** The actions of an approved version, in its order. */
    public List<StrategyAction> actions(UUID version) {
        return mapper.actions(version);
    }

    public Optional<StrategyAction> action(UUID action) {
        return mapper.action(action);
    }

    /** The criteria of an action, in their order. */
    public List<Criterion> criteria(UUID action) {
        return mapper.criteria(action);
    }

    /** What the group may still give to calls, action by action. */
    public Map<UUID, Money> left(Collection<StrategyAction> actions) {
        return money.left(actions);
    }

    private LocalDate today() {
        return clock.instant().atZone(LegalCalendar.RIGA).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LegalCalendar.RIGA).toInstant();
    }
}
