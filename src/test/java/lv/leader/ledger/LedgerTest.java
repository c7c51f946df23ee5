package lv.leader.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.ledger.Account.Kind;
import lv.leader.refusal.RefusedException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerTest extends LeaderTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    LeaderClock clock;

    private final UUID caseId = Ids.next();
    private final Account source = new Account(Kind.SOURCE, Ids.next());
    private final Account call = new Account(Kind.CALL, Ids.next());

    @Test
    void whatLeavesOneAccountArrivesAtAnotherWithItsSource() {
        move(source, call, "100.00", "0.68");
        assertThat(ledger.balances(List.of(call.owner())))
                .extracting(balance -> balance.source() + " " + balance.balance())
                .containsExactly("EU EUR 68.00", "STATE EUR 32.00");
        assertThat(ledger.entries(caseId)).hasSize(4);
    }

    @Test
    void anAccountEmptiesToTheCentHoweverItsMoneyIsDividedUp() {
        var random = new Random(20261124);
        for (int round = 0; round < 40; round++) {
            var from = new Account(Kind.CALL, Ids.next());
            int cents = 1 + random.nextInt(100_000);
            move(source, from, euro(cents), "0.68");
            int left = cents;
            while (left > 0) {
                int part = Math.min(left, 1 + random.nextInt(Math.max(1, cents / 3)));
                move(from, new Account(Kind.RESERVED, Ids.next()), euro(part), "0.68");
                left -= part;
            }
            assertThat(ledger.balances(List.of(from.owner())))
                    .allSatisfy(
                            balance -> assertThat(balance.balance().isZero()).isTrue());
        }
        assertThat(ledger.unsound()).isEmpty();
    }

    @Test
    void moreThanThereIsIsRefusedWithTheNumbers() {
        move(source, call, "10.00", "0.80");
        assertThatThrownBy(() -> move(call, new Account(Kind.RESERVED, Ids.next()), "10.01", "0.80"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("ledger.not-enough");
                    assertThat(refused.refusal().facts()).containsEntry("left", "10.00");
                });
        assertThat(ledger.balance(call)).isEqualTo(Money.parse("EUR 10.00"));
    }

    @Test
    void theSameFactMovesMoneyOnce() {
        String key = "commit " + caseId;
        assertThat(moveWithKey(source, call, "5.00", "1", key)).isTrue();
        assertThat(moveWithKey(source, call, "5.00", "1", key)).isFalse();
        assertThat(ledger.balance(call)).isEqualTo(Money.parse("EUR 5.00"));
    }

    @Test
    void aShareBeyondTheWholeAndAMoveToItselfAreRefused() {
        move(source, call, "10.00", "0.80");
        var other = new Account(Kind.RESERVED, Ids.next());
        assertThatThrownBy(() -> move(call, other, "1.00", "1.01")).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> move(call, call, "1.00", "0.80")).hasMessageContaining("to itself");
    }

    @Test
    void fiftyClerksAtOnceCannotSpendACentTwice() throws Exception {
        move(source, call, "100.00", "0.68");
        assertThat(spendAtOnce(() -> {
                    move(call, new Account(Kind.RESERVED, Ids.next()), "1.00", "0.68");
                    return true;
                }))
                .isEqualTo(100);
        assertThat(ledger.balance(call).isZero()).isTrue();
        assertThat(ledger.unsound()).isEmpty();
    }

    /** The proof that the test above would notice: the same ledger, built without its lock and its limit, overspends. */
    @Test
    void withoutTheGuardTheSameAttackOverspends() throws Exception {
        String guarded =
                new ClassPathResource("db/migration/V010__ledger.sql").getContentAsString(StandardCharsets.UTF_8);
        String unguarded = guarded.replace(
                        ",\n    CONSTRAINT ledger_account_not_overdrawn CHECK (kind = 'SOURCE' OR balance >= 0)", "")
                .replace(" ORDER BY id FOR UPDATE", " ORDER BY id")
                .replace("    eu := round(", "    PERFORM pg_sleep(0.005);\n    eu := round(");
        assertThat(unguarded)
                .doesNotContain("ledger_account_not_overdrawn", "FOR UPDATE;")
                .contains("pg_sleep");
        transaction.executeWithoutResult(status -> {
            database.sql("CREATE SCHEMA unguarded").update();
            database.sql("SET LOCAL search_path TO unguarded, public").update();
            database.sql(unguarded).update();
        });
        moveIn("unguarded", source, call, "100.00");
        int spent = spendAtOnce(() -> moveIn("unguarded", call, new Account(Kind.RESERVED, Ids.next()), "1.00"));
        assertThat(spent).isGreaterThan(100);
    }

    private boolean moveIn(String schema, Account from, Account to, String amount) {
        return transaction.execute(status -> {
            database.sql("SET LOCAL search_path TO " + schema + ", public").update();
            return ledger.move(new Move(
                    from,
                    to,
                    Fund.EAFRD,
                    Money.of(CurrencyUnit.EUR, new BigDecimal(amount)),
                    new BigDecimal("0.68"),
                    caseId,
                    "test",
                    null,
                    "demo-officer"));
        });
    }

    @Test
    void nobodyChangesOrDeletesWhatWasPosted() {
        move(source, call, "7.00", "0.68");
        for (String attack : List.of(
                "UPDATE ledger_entry SET amount = amount + 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "UPDATE ledger_posting SET reason = 'x'",
                "DELETE FROM ledger_posting",
                "UPDATE ledger_account SET balance = balance + 1")) {
            assertThatThrownBy(() -> database.sql(attack).update()).as(attack).isNotNull();
        }
        assertThat(ledger.unsound()).isEmpty();
    }

    @Test
    void aPostingThatDoesNotAddUpIsRefusedAtCommit() {
        move(source, call, "7.00", "1");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    UUID posting = Ids.next();
                    database.sql("INSERT INTO ledger_posting VALUES (?, NULL, 'x', ?, 2026, leader_now(), 'x')")
                            .params(posting, caseId)
                            .update();
                    database.sql(
                                    "INSERT INTO ledger_entry SELECT ?, id, 1 FROM ledger_account WHERE owner = ? AND source = 'EU'")
                            .params(posting, call.owner())
                            .update();
                }))
                .hasStackTraceContaining("does not add up");
    }

    @Test
    void theFinancialYearTurnsOnTheSixteenthOfOctober() {
        try {
            clock.moveTo(Instant.parse("2026-10-15T20:59:59Z"));
            move(source, call, "1.00", "1");
            clock.moveTo(Instant.parse("2026-10-15T21:00:00Z"));
            move(source, call, "1.00", "1");
        } finally {
            clock.release();
        }
        assertThat(ledger.entries(caseId)).extracting(Ledger.Entry::year).containsExactly(2026, 2026, 2027, 2027);
    }

    private int spendAtOnce(Callable<Boolean> spend) throws Exception {
        var clerks = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                attempts.add(spend);
            }
            int spent = 0;
            for (Future<Boolean> attempt : clerks.invokeAll(attempts)) {
                try {
                    spent += attempt.get() ? 1 : 0;
                } catch (java.util.concurrent.ExecutionException refused) {
                    // Refused: that is what the test counts.
                }
            }
            return spent;
        } finally {
            clerks.shutdownNow();
        }
    }

    private boolean move(Account from, Account to, String amount, String euShare) {
        return moveWithKey(from, to, amount, euShare, null);
    }

    private boolean moveWithKey(Account from, Account to, String amount, String euShare, String key) {
        return transaction.execute(status -> ledger.move(new Move(
                from,
                to,
                Fund.EAFRD,
                Money.of(CurrencyUnit.EUR, new BigDecimal(amount)),
                new BigDecimal(euShare),
                caseId,
                "test",
                key,
                "demo-officer")));
    }

    private static String euro(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
