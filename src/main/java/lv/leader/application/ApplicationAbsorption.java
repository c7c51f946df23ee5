package lv.leader.application;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.strategy.Absorption;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** A strategy's money is used once a decision has committed it to an application. */
@Component
record ApplicationAbsorption(ApplicationMapper mapper, Ledger ledger) implements Absorption {

    private static final Set<Account.Kind> USED = EnumSet.of(Account.Kind.COMMITTED, Account.Kind.PAID);

    @Override
    public Money usedOf(Collection<UUID> actions) {
        List<UUID> applications = actions.isEmpty() ? List.of() : mapper.inActions(List.copyOf(actions));
        return ledger.balances(applications).stream()
                .filter(balance -> USED.contains(balance.kind()))
                .map(Ledger.Balance::balance)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }
}
