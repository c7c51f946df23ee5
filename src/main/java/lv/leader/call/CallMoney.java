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
        move(
                about,
                drafts.account(action.action()),
                new Account(Account.Kind.CALL, action.id()),
                action.funding(),
                "publish",
                action.id());
    }

    /** What is left of a call's money goes on to the next batch, after the last back to the actions of the strategy. */
    @Transactional
    public void giveBack(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        for (CallMapper.Purse purse : mapper.purses(call)) {
            Account ofCall = new Account(Account.Kind.CALL, purse.id());
            Money left = ledger.balance(ofCall);
            if (left.isPositive()) {
                Account to = purse.nextBatch() == null
                        ? new Account(Account.Kind.ACTION, purse.account())
                        : new Account(Account.Kind.CALL, purse.nextBatch());
                move(about, ofCall, to, left, "return", purse.id());
            }
        }
        mapper.settle(call);
    }

    private void move(CallCase about, Account from, Account to, Money amount, String reason, UUID callAction) {
        ledger.move(new Move(
                from,
                to,
                Fund.valueOf(about.fund()),
                amount,
                drafts.law(about).percent("cofin.eu").movePointLeft(2),
                about.id(),
                reason,
                "call/" + reason + "/" + callAction,
                "system"));
    }
}
