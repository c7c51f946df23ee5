package lv.leader.ledger;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only place where money moves.
 *
 * <p>The database itself holds what must be true: no account but the source below zero, each posting adds up per fund
 * and source, a balance is the sum of its entries, nothing is changed or deleted.
 */
@Component
public class Ledger {

    private static final String NOT_ENOUGH = "LD004";

    private final LedgerMapper mapper;

    Ledger(LedgerMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What an account holds.
     *
     * @param source {@code EU} or {@code STATE}
     */
    public record Balance(Account.Kind kind, UUID owner, Fund fund, String source, Money balance) {}

    /** A line of the ledger: a negative amount left the account, a positive one arrived. */
    public record Entry(
            UUID posting,
            String reason,
            int year,
            Account.Kind kind,
            UUID owner,
            Fund fund,
            String source,
            Money amount) {}

    /**
     * Moves money, in the caller's transaction.
     *
     * @return false when the move's key was posted before: nothing happened
     * @throws lv.leader.refusal.RefusedException {@code ledger.not-enough} with the account, what is wanted and left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean move(Move move) {
        List<UUID> ids = Stream.generate(Ids::next).limit(5).toList();
        try {
            return mapper.move(ids, move);
        } catch (DataAccessException refused) {
            if (refused.getMostSpecificCause() instanceof PSQLException cause
                    && NOT_ENOUGH.equals(cause.getSQLState())) {
                throw Refusal.of(
                                "ledger.not-enough",
                                "account",
                                move.from().kind(),
                                "wanted",
                                move.amount().getAmount(),
                                "left",
                                cause.getServerErrorMessage().getDetail())
                        .asException();
            }
            throw refused;
        }
    }

    /** EU and state money of an account together. */
    public Money balance(Account account) {
        return mapper.balances(List.of(account.owner())).stream()
                .filter(balance -> balance.kind() == account.kind())
                .map(Balance::balance)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    /** All accounts of the owners, by fund and source. */
    public List<Balance> balances(Collection<UUID> owners) {
        return owners.isEmpty() ? List.of() : mapper.balances(List.copyOf(owners));
    }

    /** What moved for a case, in order. */
    public List<Entry> entries(UUID caseId) {
        return mapper.entries(caseId);
    }

    /** What moved under a key; empty where nothing did. */
    public List<Entry> posted(String key) {
        return mapper.posted(key);
    }

    /** Accounts whose balance is not the sum of their entries: none, or somebody went around the ledger. */
    public List<Balance> unsound() {
        return mapper.unsound();
    }
}
