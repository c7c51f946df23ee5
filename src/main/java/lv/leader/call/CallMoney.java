package lv.leader.call;

import java.util.UUID;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money on its way between the strategy's actions and a call. */
@Component
class CallMoney {

    private final CallMapper mapper;
    private final CallDrafts drafts;
    private final Ledger ledger;

    CallMoney(CallMapper mapper, CallDrafts drafts, Ledger ledger) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.ledger = ledger;
    }

    /** Moves what the call has for an action out of the strategy's action. */
    void give(CallCase about, Calls.CallAction action) {
        move(about, ofStrategy(action), ofCall(action), action.funding(), "publish", action);
    }

    /** Gives what is left of a call's money back to the actions of the strategy. */
    @Transactional
    public void giveBack(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        for (Calls.CallAction action : mapper.actions(call)) {
            Money left = ledger.balance(ofCall(action));
            if (left.isPositive()) {
                move(about, ofCall(action), ofStrategy(action), left, "return", action);
            }
        }
    }

    private void move(CallCase about, Account from, Account to, Money amount, String reason, Calls.CallAction action) {
        ledger.move(new Move(
                from,
                to,
                Fund.valueOf(about.fund()),
                amount,
                drafts.law(about).percent("cofin.eu").movePointLeft(2),
                about.id(),
                reason,
                "call/" + reason + "/" + action.id(),
                "system"));
    }

    private static Account ofStrategy(Calls.CallAction action) {
        return new Account(Account.Kind.ACTION, action.action());
    }

    private static Account ofCall(Calls.CallAction action) {
        return new Account(Account.Kind.CALL, action.id());
    }
}
