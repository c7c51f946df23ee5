package lv.leader.application;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lv.leader.call.CallTerms;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Move;
import lv.leader.party.Party;
import lv.leader.rules.Parameters;
import org.joda.money.Money;

/**
 * An application with all that applies to it.
 *
 * @param terms of its call
 * @param applicant who asked, later the beneficiary
 * @param law the programme's numbers as pinned for the call
 */
public record ProjectCase(ProjectApplication application, CallTerms terms, Party applicant, Parameters law) {

    public UUID id() {
        return application.id();
    }

    /** An account of this project. */
    public Account account(Account.Kind kind) {
        return new Account(kind, application.id());
    }

    /** The strategy action's account, where money that is not needed returns to. */
    public Account action() {
        return new Account(Account.Kind.ACTION, terms.account());
    }

    /** A move of this project's money, split by the fund's EU share. */
    public Move move(Account from, Account to, Money amount, String reason, String key) {
        BigDecimal euShare = law.percent("cofin.eu").movePointLeft(2);
        return new Move(from, to, Fund.valueOf(terms.fund()), amount, euShare, id(), reason, key, "system");
    }

    /** What every letter about the project says, and more as name, value, name, value … */
    public Map<String, Object> facts(Object... more) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("applicationNumber", application.number());
        facts.put("project", application.title());
        facts.put("fund", terms.fund());
        facts.put("period", terms.period());
        for (int i = 0; i < more.length; i += 2) {
            facts.put((String) more[i], more[i + 1]);
        }
        return facts;
    }
}
