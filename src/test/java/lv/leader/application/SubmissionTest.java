package lv.leader.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lv.leader.LeaderTest;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.refusal.RefusedException;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SubmissionTest extends LeaderTest {

    /** 23:59:59 in Riga on the last day of winter time: the hour that follows is the one the clock skips. */
    private static final Instant CLOSES = Instant.parse("2027-03-27T21:59:59Z");

    private static final Instant OPENS = CLOSES.minus(Duration.ofDays(30));

    @Autowired
    Applications applications;

    @Autowired
    Calls calls;

    @Autowired
    LeaderClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private final UUID call = Calls.newId();
    private final UUID callAction = Calls.newId();
    private final UUID applicant = Ids.next();

    @BeforeEach
    void aPublishedCall() {
        UUID strategy = Ids.next();
        UUID version = Ids.next();
        UUID action = Ids.next();
        database.sql(
                        "INSERT INTO strategy (id, lag, title, fund, period) VALUES (?, 'AL12', 'Demo', 'EAFRD', '2023-2027')")
                .param(strategy)
                .update();
        database.sql("INSERT INTO strategy_version (id, strategy, number) VALUES (?, ?, 1)")
                .params(version, strategy)
                .update();
        database.sql("INSERT INTO strategy_action (id, version, code, name, cap, intensity, allocation)"
                        + " VALUES (?, ?, '2.1', 'Places', 30000, 90, 210000)")
                .params(action, version)
                .update();
        clock.moveTo(OPENS.minus(Duration.ofDays(30)));
        calls.draft(
                new Call(call, "AL12", version, 1, OPENS, CLOSES, new BigDecimal("10"), "none"),
                List.of(new Calls.CallAction(callAction, action, Money.parse("EUR 210000"))));
        calls.publish(call);
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void exactlyAtTheDeadlineCounts() {
        clock.moveTo(CLOSES);
        var taken = submit("a");
        assertThat(taken.submittedAt()).isEqualTo(CLOSES);
        assertThat(taken.number()).matches("27-09-AL12-C0LA1922-\\d{6}");
    }

    @Test
    void oneMicrosecondLaterIsRefusedWithTheMoment() {
        clock.moveTo(CLOSES.plusNanos(1000));
        assertThatThrownBy(() -> submit("a"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("application.too-late"));
        assertThat(applications.inRound(callAction)).isEmpty();
    }

    @Test
    void beforeTheOpeningIsRefused() {
        clock.moveTo(OPENS.minusNanos(1000));
        assertThatThrownBy(() -> submit("a")).hasMessageContaining("application.not-open");
    }

    @Test
    void aCallWhoseTimeIsNotOverDoesNotClose() {
        clock.moveTo(CLOSES);
        assertThat(calls.close(call)).isFalse();
        clock.moveTo(CLOSES.plusNanos(1000));
        assertThat(calls.close(call)).isTrue();
    }

    @Test
    void theSameSubmissionSentTwiceIsOneApplication() {
        clock.moveTo(OPENS);
        assertThat(submit("a").id()).isEqualTo(submit("a").id());
        assertThat(applications.inRound(callAction)).hasSize(1);
    }

    @Test
    void theSameSubmissionSentTwiceAtOnceIsOneApplication() throws Exception {
        clock.moveTo(OPENS);
        var first = CompletableFuture.supplyAsync(() -> submit("a"));
        var second = CompletableFuture.supplyAsync(() -> submit("a"));
        assertThat(first.get().id()).isEqualTo(second.get().id());
        assertThat(applications.inRound(callAction)).hasSize(1);
    }

    @Test
    void anotherApplicantsKeyIsNotMine() {
        clock.moveTo(OPENS);
        assertThat(submit("a", applicant).id())
                .isNotEqualTo(submit("a", Ids.next()).id());
    }

    @Test
    void whatWasStampedInTimeIsAssessedHoweverLateItCommits() throws Exception {
        clock.moveTo(CLOSES);
        var stamped = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            submit("late");
            stamped.countDown();
            await(commit);
        }));
        await(stamped);
        clock.moveTo(CLOSES.plusSeconds(1));
        var closing = CompletableFuture.supplyAsync(() -> calls.close(call));
        assertThat(waitsForALock()).isTrue();
        assertThat(closing).isNotDone();
        commit.countDown();
        late.get(10, TimeUnit.SECONDS);
        assertThat(closing.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(applications.inRound(callAction)).hasSize(1);
    }

    /** The proof that the test above would notice: without the shared lock the closing does not wait. */
    @Test
    void withoutTheLockTheClosingWouldOvertakeWhoWasInTime() throws Exception {
        var stamped = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        database.sql("CREATE TABLE IF NOT EXISTS unlocked_application (call uuid)")
                .update();
        var late = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            database.sql("INSERT INTO unlocked_application VALUES (?)")
                    .param(call)
                    .update();
            stamped.countDown();
            await(commit);
        }));
        await(stamped);
        clock.moveTo(CLOSES.plusSeconds(1));
        assertThat(CompletableFuture.supplyAsync(() -> calls.close(call)).get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(database.sql("SELECT count(*) FROM unlocked_application WHERE call = ?")
                        .param(call)
                        .query(Long.class)
                        .single())
                .isZero();
        commit.countDown();
        late.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSubmittedApplicationNeverChanges() {
        clock.moveTo(OPENS);
        submit("a");
        for (String attack : List.of(
                "UPDATE application SET title = 'x'", "DELETE FROM application", "TRUNCATE application CASCADE")) {
            assertThatThrownBy(() -> database.sql(attack).update()).as(attack).hasMessageContaining("does not change");
        }
    }

    @Test
    void aPublishedCallNeverChanges() {
        for (String attack : List.of(
                "UPDATE call_round SET min_score = 0 WHERE id = ?",
                "UPDATE call_round SET closes_at = closes_at + interval '1 day' WHERE id = ?",
                "DELETE FROM call_round WHERE id = ?",
                "UPDATE call_action SET funding = 1 WHERE call = ?",
                "DELETE FROM call_action WHERE call = ?")) {
            assertThatThrownBy(() -> database.sql(attack).param(call).update())
                    .as(attack)
                    .hasMessageContaining("does not change");
        }
    }

    @Test
    void aWithdrawnApplicationIsNotAssessed() {
        clock.moveTo(OPENS);
        applications.withdraw(submit("a").id(), "demo-applicant", "plans changed");
        assertThat(applications.inRound(callAction)).isEmpty();
    }

    private ProjectApplication submit(String key) {
        return submit(key, applicant);
    }

    private ProjectApplication submit(String key, UUID from) {
        return applications.submit(
                new Submission(
                        key,
                        call,
                        callAction,
                        from,
                        "public",
                        "A place for the village",
                        "0053000",
                        Money.parse("EUR 43758.16"),
                        Money.parse("EUR 29994.68"),
                        Money.parse("EUR 26995.21"),
                        "{}"),
                "27-09-AL12-C0LA1922");
    }

    private boolean waitsForALock() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (database.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                            .query(Long.class)
                            .single()
                    > 0) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
