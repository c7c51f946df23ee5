package lv.leader.strategy;

import java.util.Collection;
import java.util.UUID;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Lets a test use up a strategy's money without calls and projects: what it committed under the action's own id. */
@Component
record CommittedInActions(Ledger ledger) implements Absorption {

    @Override
    public Money usedOf(Collection<UUID> actions) {
        return actions.stream()
                .map(action -> ledger.balance(new Account(Account.Kind.COMMITTED, action)))
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }
}
