package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.rules.Programme;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money of a call that is kept for applications with a positive decision. */
@Component
public class Reservations {

    private final Applications applications;
    private final Calls calls;
    private final Ledger ledger;
    private final Programme programme;

    Reservations(Applications applications, Calls calls, Ledger ledger, Programme programme) {
        this.applications = applications;
        this.calls = calls;
        this.ledger = ledger;
        this.programme = programme;
    }

    /** What is reserved for an application now. */
    public Money of(UUID application) {
        return ledger.balance(account(application));
    }

    /** What the call still holds for an action. */
    Money left(UUID callAction) {
        return ledger.balance(new Account(Account.Kind.CALL, callAction));
    }

    /** Reserves what the application asks for, where nothing is reserved for it yet. */
    void reserve(ProjectApplication application, CallTerms terms) {
        if (!of(application.id()).isPositive()) {
            move(
                    terms,
                    new Account(Account.Kind.CALL, terms.callAction()),
                    account(application.id()),
                    application.requestedSupport(),
                    application.id(),
                    "reserve",
                    null);
        }
    }

    /**
     * What was reserved for an application and is not needed goes back: to the call where it calls up its reserve, and
     * with it the next in the ranking may be funded; else to the next batch or the strategy's action.
     */
    @Transactional
    public void release(UUID application, Money amount, String reason) {
        ProjectApplication released = applications.find(application).orElseThrow();
        CallTerms terms = calls.terms(released.callAction());
        if (amount.isPositive()) {
            Account to = terms.callsUpReserve() ? new Account(Account.Kind.CALL, terms.callAction()) : after(terms);
            move(terms, account(application), to, amount, application, reason, null);
        }
    }

    /**
     * What is left of an action in a call, but for what is kept for somebody, goes on: to the next batch, after the last
     * back to the strategy.
     */
    void giveBack(CallTerms terms, Money kept) {
        Money left = left(terms.callAction()).minus(kept);
        if (left.isPositive()) {
            move(
                    terms,
                    new Account(Account.Kind.CALL, terms.callAction()),
                    after(terms),
                    left,
                    terms.call(),
                    "return",
                    null);
        }
    }

    private void move(CallTerms terms, Account from, Account to, Money amount, UUID caseId, String reason, String key) {
        BigDecimal euShare =
                programme.of(terms.fund(), terms.period()).percent("cofin.eu").movePointLeft(2);
        ledger.move(new Move(from, to, Fund.valueOf(terms.fund()), amount, euShare, caseId, reason, key, "system"));
    }

    private static Account after(CallTerms terms) {
        return terms.nextBatch() == null
                ? new Account(Account.Kind.ACTION, terms.account())
                : new Account(Account.Kind.CALL, terms.nextBatch());
    }

    private static Account account(UUID application) {
        return new Account(Account.Kind.RESERVED, application);
    }
}
