package lv.leader.strategy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.engine.ProcessGate;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Strategies of local action groups (steps 1 and 2) as they stand; their text before that: {@link StrategyDrafts}. */
@Component
public class Strategies {

    static final String PROCESS = "strategy";

    private final StrategyMapper mapper;
    private final StrategyDrafts drafts;
    private final StrategyRows rows;
    private final StrategyMoney money;
    private final PerformanceReserves reserves;
    private final StrategyAmendments amendments;
    private final AmendedMoney amendedMoney;
    private final ProcessGate gate;

    Strategies(
            StrategyMapper mapper,
            StrategyDrafts drafts,
            StrategyRows rows,
            StrategyMoney money,
            PerformanceReserves reserves,
            StrategyAmendments amendments,
            AmendedMoney amendedMoney,
            ProcessGate gate) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.rows = rows;
        this.money = money;
        this.reserves = reserves;
        this.amendments = amendments;
        this.amendedMoney = amendedMoney;
        this.gate = gate;
    }

    /** Begins the case of a new strategy; the returned id is the case. */
    @Transactional
    public UUID start(String lag, String title, String fund, String period) {
        UUID strategy = Ids.next();
        gate.start(PROCESS, strategy, lag, Map.of("title", title, "fund", fund, "period", period));
        return strategy;
    }

    public Optional<Strategy> find(UUID strategy) {
        return mapper.find(strategy);
    }

    /** All strategies of a group, in the order they began. */
    public List<Strategy> ofGroup(String lag) {
        return mapper.ofGroup(lag);
    }

    StrategyVersion current(UUID strategy) {
        return mapper.current(strategy).orElseThrow();
    }

    /**
     * Books an approved version: its rows stand, each action has its money, the performance reserve waits. Of an
     * amendment only what changes moves.
     *
     * @param by who recorded the committee's vote
     */
    @Transactional
    public void approve(UUID strategy, String by) {
        Strategy about = mapper.find(strategy).orElseThrow();
        UUID version = mapper.written(strategy).version();
        StrategyDraft draft = drafts.draft(strategy);
        rows.keep(version, draft);
        Optional<UUID> amends = amendments.open(strategy).map(StrategyAmendments.Amendment::amends);
        amends.ifPresentOrElse(
                inForce -> amendedMoney.shareOut(about, version, inForce, by),
                () -> money.book(about, version, reserves.reserve(strategy), by));
        mapper.approve(version, draft);
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

    /**
     * How the version orders applications that mean and specific criteria leave equal; empty where only the time of
     * submission does.
     */
    public Optional<NextRule> nextRule(UUID version) {
        return NextRule.of(mapper.nextRule(version));
    }

    /** An approved version as the document that a new one can begin with; empty before its approval. */
    public Optional<StrategyDraft> asDraft(UUID version) {
        return rows.draft(version);
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

    /** Points that the criteria of an action allow, in their order; none for a criterion that allows any. */
    public List<Step> steps(UUID action) {
        return mapper.steps(action);
    }

    /** The criteria of all actions of a version, action by action, in their order. */
    public List<Criterion> criteriaOf(UUID version) {
        return mapper.criteriaOf(version);
    }

    /** Owners of the actions' accounts in the ledger, by action: the same in all versions of a strategy. */
    public Map<UUID, UUID> accounts(Collection<UUID> actions) {
        return money.accounts(actions);
    }

    /** What the group may still give to calls, action by action. */
    public Map<UUID, Money> left(Collection<StrategyAction> actions) {
        return money.left(actions);
    }
}
