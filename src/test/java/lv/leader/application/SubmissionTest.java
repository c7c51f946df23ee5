package lv.leader.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import lv.leader.Guards;
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
    Guards guards;

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
    void whatWasStampedInTimeIsAssessedHoweverLateItCommits() {
        clock.moveTo(CLOSES);
        guards.uncommitted(() -> submit("late"), () -> {
            clock.moveTo(CLOSES.plusSeconds(1));
            var closing = CompletableFuture.runAsync(
                    () -> assertThat(calls.close(call)).isTrue());
            assertThat(guards.somebodyWaits()).isTrue();
            assertThat(closing).isNotDone();
            return closing;
        });
        assertThat(applications.inRound(callAction)).hasSize(1);
    }

    /** The proof that the test above would notice: the same stamp without its lock, and the closing does not wait. */
    @Test
    void withoutTheLockTheClosingOvertakesWhoWasInTime() {
        clock.moveTo(CLOSES);
        guards.without(
                "application_stamp()",
                "PERFORM pg_advisory_xact_lock_shared(call_lock_key(NEW.call));",
                "",
                () -> guards.uncommitted(() -> submit("late"), () -> {
                    clock.moveTo(CLOSES.plusSeconds(1));
                    assertThat(calls.close(call)).isTrue();
                    assertThat(applications.inRound(callAction)).isEmpty();
                    return CompletableFuture.completedFuture(null);
                }));
        assertThat(applications.inRound(callAction))
                .as("comes after the list was made")
                .hasSize(1);
    }

    /** The proof that the deadline is the stamp's and nobody else's: without it the late one is taken. */
    @Test
    void withoutTheStampsComparisonTheLateOneIsTaken() {
        clock.moveTo(CLOSES.plusNanos(1000));
        guards.without("application_stamp()", "stamp > round_.closes_at OR", "", () -> submit("a"));
        assertThat(applications.inRound(callAction)).hasSize(1);
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
    void theCostsOfAnApplicationAddUpToIt() {
        clock.moveTo(OPENS);
        var taken = submit("a");
        assertThat(applications.costs(taken.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.eligible()).isEqualTo(taken.eligibleCost()));
        assertThatThrownBy(() -> addACost(taken.id())).hasMessageContaining("do not add up");
    }

    @Test
    void withoutTheSumACostIsAddedAfterwards() {
        clock.moveTo(OPENS);
        var taken = submit("a");
        guards.without("costs_add_up()", "IF NOT EXISTS", "IF false AND EXISTS", () -> addACost(taken.id()));
        assertThat(applications.costs(taken.id())).hasSize(2);
    }

    private void addACost(UUID application) {
        database.sql("INSERT INTO application_cost_line VALUES (?, 2, 'services', 'Something else', 1, 1, '', 0)")
                .param(application)
                .update();
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
                        CostLine.single(
                                "construction",
                                "Demo: the whole project",
                                Money.parse("EUR 43758.16"),
                                Money.parse("EUR 29994.68")),
                        Money.parse("EUR 26995.21"),
                        "{}"),
                "27-09-AL12-C0LA1922");
    }
}
