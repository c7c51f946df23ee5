package lv.leader.call;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import lv.leader.Guards;
import lv.leader.call.CallDraft.ActionDraft;
import lv.leader.database.Ids;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Move;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two calls that ask for 150 000 EUR each of an action that has 200 000. */
class CallMoneyTest extends CallTest {

    private static final String MOVE =
            "ledger_move(uuid[],text,text,uuid,text,text,text,uuid,text,uuid,numeric,numeric)";
    private static final String LIMIT = "ledger_account_not_overdrawn";

    @Autowired
    Publications publications;

    @Autowired
    CallMoney money;

    @Autowired
    Guards guards;

    private UUID other;

    @BeforeEach
    void twoDrafts() {
        other = follow(calls.start(lag, "EAFRD", "2023-2027"));
        for (UUID one : List.of(call, other)) {
            runJobs(one);
            drafts.write(
                    one,
                    new CallDraft(
                            LocalDate.of(2024, 2, 29),
                            LocalDate.of(2024, 3, 31),
                            new BigDecimal("12"),
                            "none",
                            List.of(new ActionDraft(actions.get(1).id(), euro("150000"))),
                            List.of(),
                            null,
                            CONTACTS,
                            STRATEGY_AT));
        }
    }

    @Test
    void publishedAtOnceTheSecondWaitsForTheFirstAndComesBackWithTheNumbers() {
        var published = new AtomicReference<Boolean>();
        guards.uncommitted(() -> assertThat(publications.publish(call)).isTrue(), () -> {
            var second = CompletableFuture.runAsync(() -> published.set(publications.publish(other)));
            assertThat(guards.somebodyWaits()).isTrue();
            assertThat(second).isNotDone();
            return second;
        });
        assertThat(published.get()).isFalse();
        assertThat(drafts.reasons(other)).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("call.not-enough");
            assertThat(reason.facts()).containsEntry("left", new BigDecimal("50000.00"));
        });
        assertThat(calls.find(other)).isEmpty();
        assertThat(left(1)).isEqualTo(euro("50000"));
    }

    /** Both have looked and found enough; the ledger lets one of them have it. */
    @Test
    void whoeverLookedBeforeTheLedgerGivesTheMoneyOnce() {
        var refused = new AtomicReference<Throwable>();
        bothDraw(refused);
        assertThat(refused.get()).hasMessageContaining("ledger.not-enough");
        assertThat(left(1)).isEqualTo(euro("50000"));
    }

    /** The proof that the test above would notice: without the ledger's guards the action is overdrawn. */
    @Test
    void withoutTheLedgersGuardsBothDrawTheSameMoney() {
        var refused = new AtomicReference<Throwable>();
        database.sql("ALTER TABLE ledger_account DROP CONSTRAINT " + LIMIT).update();
        try {
            guards.without(MOVE, "has_eu + has_state < p_amount", "false", () -> bothDraw(refused));
            assertThat(refused.get()).isNull();
            assertThat(left(1)).isEqualTo(euro("-100000"));
        } finally {
            transaction.executeWithoutResult(status -> ledger.move(new Move(
                    new Account(Account.Kind.SOURCE, Ids.next()),
                    new Account(Account.Kind.ACTION, actions.get(1).id()),
                    Fund.EAFRD,
                    euro("100000"),
                    BigDecimal.ZERO,
                    other,
                    "made good",
                    null,
                    "test")));
            database.sql("ALTER TABLE ledger_account ADD CONSTRAINT " + LIMIT
                            + " CHECK (kind = 'SOURCE' OR balance >= 0)")
                    .update();
        }
    }

    private void bothDraw(AtomicReference<Throwable> refused) {
        guards.uncommitted(
                () -> draw(call, 1),
                () -> CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> draw(other, 2)))
                        .exceptionally(failed -> {
                            refused.set(failed.getCause());
                            return null;
                        }));
    }

    private void draw(UUID id, int number) {
        var action = new Calls.CallAction(Ids.next(), actions.get(1).id(), euro("150000"));
        calls.draft(
                new Call(
                        id,
                        lag,
                        actions.get(1).version(),
                        number,
                        Instant.parse("2024-02-28T22:00:00Z"),
                        Instant.parse("2024-03-31T20:59:59Z"),
                        new BigDecimal("12"),
                        "none"),
                List.of(action));
        money.give(calls.findCase(id).orElseThrow(), action);
    }
}
