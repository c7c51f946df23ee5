package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.database.JsonText;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.StrategyAmendmentMapper.Pot;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * What an amendment does to the money of actions. It takes only what no call uses, and what it takes is set apart when it
 * is handed in: while the committee decides, no call can draw it.
 */
@Component
class AmendedMoney {

    private final StrategyMapper mapper;
    private final StrategyAmendmentMapper amendments;
    private final StrategyMoney money;
    private final Ledger ledger;
    private final JsonText json;

    AmendedMoney(
            StrategyMapper mapper,
            StrategyAmendmentMapper amendments,
            StrategyMoney money,
            Ledger ledger,
            JsonText json) {
        this.mapper = mapper;
        this.amendments = amendments;
        this.money = money;
        this.ledger = ledger;
        this.json = json;
    }

    /** What an action in force has, and what it would have. */
    private record Shift(Pot pot, Money after) {

        Money less() {
            return pot.allocation().minus(after);
        }
    }

    /** What speaks against the amendment's money: more than there is, or taken from where calls use it. */
    List<Refusal> against(UUID inForce, StrategyDraft draft) {
        List<Refusal> against = new ArrayList<>();
        Money total = mapper.version(inForce).orElseThrow().total();
        if (draft.total() != null && draft.total().isGreaterThan(total)) {
            against.add(Refusal.of(
                    "strategy.amendment-more-money", "total", draft.total().getAmount(), "inForce", total.getAmount()));
        }
        for (Shift shift : taken(inForce, draft)) {
            Money left = ledger.balance(account(shift.pot()));
            if (shift.less().isGreaterThan(left)) {
                against.add(Refusal.of(
                        "strategy.amendment-money-used",
                        "code",
                        shift.pot().code(),
                        "less",
                        shift.less().getAmount(),
                        "left",
                        left.getAmount(),
                        "least",
                        shift.pot().allocation().minus(left).getAmount()));
            }
        }
        return against;
    }

    /** Out of the reach of calls, until the committee has decided. */
    void setApart(Strategy about, UUID version, UUID inForce, StrategyDraft draft) {
        for (Shift shift : taken(inForce, draft)) {
            money.move(about, account(shift.pot()), apart(version), shift.less(), "set-apart", version, "system");
        }
    }

    /** The amendment came to nothing: each action has again what was set apart. */
    void putBack(Strategy about, StrategyVersion version, UUID inForce) {
        if (version.handedInAt() == null) {
            return;
        }
        StrategyDraft draft = json.read(mapper.written(about.id()).draft(), new TypeReference<StrategyDraft>() {});
        for (Shift shift : taken(inForce, draft)) {
            money.move(
                    about, apart(version.id()), account(shift.pot()), shift.less(), "put-back", version.id(), "system");
        }
    }

    /**
     * The amendment counts: what was set apart goes to the actions that get more. What is missing is running costs that
     * became smaller, what is left are running costs that grew; they have no account.
     */
    void shareOut(Strategy about, UUID version, UUID inForce, String by) {
        Map<UUID, Money> before = new LinkedHashMap<>();
        amendments.pots(inForce).forEach(pot -> before.put(pot.account(), pot.allocation()));
        Money apart = ledger.balance(apart(version));
        for (Pot pot : amendments.pots(version)) {
            Money more = pot.allocation().minus(before.getOrDefault(pot.account(), zero()));
            if (more.isPositive()) {
                Money shifted = more.isGreaterThan(apart) ? apart : more;
                if (shifted.isPositive()) {
                    money.move(about, apart(version), account(pot), shifted, "amend", version, by);
                }
                if (more.isGreaterThan(shifted)) {
                    money.move(
                            about,
                            StrategyMoney.source(about),
                            account(pot),
                            more.minus(shifted),
                            "amend",
                            version,
                            by);
                }
                apart = apart.minus(shifted);
            }
        }
        if (apart.isPositive()) {
            money.move(about, apart(version), StrategyMoney.source(about), apart, "amend", version, by);
        }
    }

    /** The actions that lose money; one that the amendment no longer has loses all of it. */
    private List<Shift> taken(UUID inForce, StrategyDraft draft) {
        Map<String, Money> after = new LinkedHashMap<>();
        draft.actions().stream()
                .filter(action -> action.code() != null && action.allocation() != null)
                .forEach(action -> after.merge(action.code(), action.allocation(), Money::plus));
        return amendments.pots(inForce).stream()
                .map(pot -> new Shift(pot, after.getOrDefault(pot.code(), zero())))
                .filter(shift -> shift.less().isPositive())
                .toList();
    }

    private static Account account(Pot pot) {
        return new Account(Account.Kind.ACTION, pot.account());
    }

    private static Account apart(UUID version) {
        return new Account(Account.Kind.ACTION, version);
    }

    private static Money zero() {
        return Money.zero(CurrencyUnit.EUR);
    }
}
