package lv.leader.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import lv.leader.strategy.StrategyAmendmentMapper.Pot;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** A strategy's money in the ledger: shared out at the approval, the reserve kept apart until mid-term. */
@Component
class StrategyMoney {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Programme programme;
    private final Rules rules;
    private final Ledger ledger;
    private final List<Absorption> absorption;
    private final StrategyAmendmentMapper amendments;

    StrategyMoney(
            StrategyAmendmentMapper amendments,
            Programme programme,
            Rules rules,
            Ledger ledger,
            List<Absorption> absorption) {
        this.amendments = amendments;
        this.programme = programme;
        this.rules = rules;
        this.ledger = ledger;
        this.absorption = absorption;
    }

    /** Gives each action its allocation and sets the reserve apart, where there is one. */
    void book(Strategy about, UUID version, Money reserve, String by) {
        for (Pot action : amendments.pots(version)) {
            if (action.allocation().isPositive()) {
                move(about, source(about), account(action), action.allocation(), "allocate", version, by);
            }
        }
        if (reserve.isPositive()) {
            move(about, source(about), reserveAccount(about), reserve, "reserve", version, by);
        }
    }

    /** What of the reserve the rule gives for the share of the money used until now; the answer is kept. */
    Ruling countMidterm(Strategy about, UUID version) {
        // Projects stay with the version of their call.
        List<UUID> ids = amendments.actionsOfAllVersions(about.id());
        Money allocated = amendments.pots(version).stream().map(Pot::allocation).reduce(zero(), Money::plus);
        Money used = absorption.stream().map(step -> step.usedOf(ids)).reduce(zero(), Money::plus);
        BigDecimal share = allocated.isZero()
                ? BigDecimal.ZERO
                : used.getAmount().multiply(HUNDRED).divide(allocated.getAmount(), 2, RoundingMode.HALF_UP);
        Parameters law = programme.of(version, about.fund(), about.period());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("allocated", allocated);
        facts.put("used", used);
        facts.put("usedShare", share);
        facts.put("justified", false);
        facts.put("threshold", law.percent("strategy.midterm.threshold"));
        facts.put("justifiedThreshold", law.percent("strategy.midterm.justifiedThreshold"));
        facts.put("reducedShare", law.percent("strategy.midterm.reducedShare"));
        return rules.decide(about.id(), version, "midterm-reserve", facts);
    }

    /**
     * Shares a part of the reserve out over the actions in proportion to what each was given; the rest returns to the
     * programme.
     *
     * @param share of the reserve, per cent
     * @return what the actions got
     */
    Money settleReserve(Strategy about, UUID version, BigDecimal share, String by) {
        Money reserve = ledger.balance(reserveAccount(about));
        Money given = reserve.withAmount(reserve.getAmount().multiply(share).divide(HUNDRED, 2, RoundingMode.HALF_UP));
        if (given.isPositive()) {
            shareOut(about, version, given, by);
        }
        if (reserve.isGreaterThan(given)) {
            move(about, reserveAccount(about), source(about), reserve.minus(given), "keep-reserve", version, by);
        }
        return given;
    }

    Map<UUID, Money> left(Collection<StrategyAction> actions) {
        Map<UUID, UUID> accounts =
                accounts(actions.stream().map(StrategyAction::id).toList());
        Map<UUID, Money> held = ledger.balances(accounts.values()).stream()
                .filter(balance -> balance.kind() == Account.Kind.ACTION)
                .collect(Collectors.toMap(Ledger.Balance::owner, Ledger.Balance::balance, Money::plus));
        Map<UUID, Money> left = new LinkedHashMap<>();
        actions.forEach(action -> left.put(action.id(), held.getOrDefault(accounts.get(action.id()), zero())));
        return left;
    }

    /** What is kept back now. */
    Money reserve(Strategy about) {
        return ledger.balance(reserveAccount(about));
    }

    /** Owners of the actions' accounts, by action. */
    Map<UUID, UUID> accounts(Collection<UUID> actions) {
        return actions.isEmpty()
                ? Map.of()
                : amendments.potsOf(List.copyOf(actions)).stream().collect(Collectors.toMap(Pot::action, Pot::account));
    }

    private void shareOut(Strategy about, UUID version, Money reserve, String by) {
        List<Pot> actions = amendments.pots(version);
        BigDecimal allocated = actions.stream()
                .map(action -> action.allocation().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal before = BigDecimal.ZERO;
        Money shared = zero();
        for (Pot action : actions) {
            // Rounded along the running sum, so that the parts add up to the whole.
            before = before.add(action.allocation().getAmount());
            Money until =
                    reserve.withAmount(reserve.getAmount().multiply(before).divide(allocated, 2, RoundingMode.HALF_UP));
            Money part = until.minus(shared);
            shared = until;
            if (part.isPositive()) {
                move(about, reserveAccount(about), account(action), part, "release-reserve", version, by);
            }
        }
    }

    void move(Strategy about, Account from, Account to, Money amount, String reason, UUID version, String by) {
        BigDecimal share = programme
                .of(version, about.fund(), about.period())
                .percent("cofin.eu")
                .movePointLeft(2);
        String key = "strategy/" + reason + "/" + version + "/" + from.owner() + "/" + to.kind() + "/" + to.owner();
        ledger.move(new Move(from, to, Fund.valueOf(about.fund()), amount, share, about.id(), reason, key, by));
    }

    static Account source(Strategy strategy) {
        return new Account(Account.Kind.SOURCE, strategy.id());
    }

    private static Account reserveAccount(Strategy strategy) {
        return new Account(Account.Kind.RESERVE, strategy.id());
    }

    private static Account account(Pot action) {
        return new Account(Account.Kind.ACTION, action.account());
    }

    private static Money zero() {
        return Money.zero(CurrencyUnit.EUR);
    }
}
