package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lv.leader.Guards;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Assessments of one action that end at the same moment, and an action with thousands of applications. */
class AssessmentsTogetherTest extends RoundTest {

    @Autowired
    Guards guards;

    @RepeatedTest(5)
    void theLastTwoThatEndTogetherWakeTheCallOnce() {
        List<String> ending = theLastTwoAboutToEnd();
        var together = new CyclicBarrier(2);
        CompletableFuture<?>[] threads = ending.stream()
                .map(job -> CompletableFuture.runAsync(() -> {
                    meet(together);
                    jobs.executeJob(job);
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).orTimeout(20, TimeUnit.SECONDS).join();
        theCallIsAwakeOnce();
    }

    /** At the worst moment, the first not committed yet: who comes second waits for it and then sees it. */
    @Test
    void whoEndsSecondWaitsForTheFirst() {
        List<String> ending = theLastTwoAboutToEnd();
        guards.uncommitted(() -> jobs.executeJob(ending.get(0)), () -> {
            var second = CompletableFuture.runAsync(() -> jobs.executeJob(ending.get(1)));
            assertThat(guards.somebodyWaits()).isTrue();
            return second;
        });
        theCallIsAwakeOnce();
    }

    /** The proof that it is the lock: without it the second looks at what the first is about to change, and fails. */
    @Test
    void withoutTheLockTheSecondFailsAndIsTriedAgain() {
        List<String> ending = theLastTwoAboutToEnd();
        guards.without(
                "lock_assessment(uuid)",
                "PERFORM pg_advisory_xact_lock(hashtextextended('assessment ' || p_call_action::text, 0));",
                "",
                () -> assertThatThrownBy(() -> guards.uncommitted(() -> jobs.executeJob(ending.get(0)), () -> {
                            var second = CompletableFuture.runAsync(() -> jobs.executeJob(ending.get(1)));
                            untilSomebodyWaitsForARow();
                            return second;
                        }))
                        .hasRootCauseInstanceOf(OptimisticLockingException.class));
        clock.moveTo(clock.instant().plusSeconds(3600));
        theCallIsAwakeOnce();
    }

    @Test
    void rankingAsksTheDatabaseAsOftenForThousandsAsForTwo() {
        apply("A", "100");
        apply("B", "100");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        for (UUID application : received.values()) {
            drawn().forEach(one -> sheets.sign(application, one, sheet(application, "9", "3")));
            assessments.aggregate(application);
        }
        long forTwo = statementsOf(() -> assessments.rank(callAction));
        manyMore(10_000);
        long begin = System.nanoTime();
        long forThousands = statementsOf(() -> assessments.rank(callAction));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertThat(forThousands).isEqualTo(forTwo);
        assertThat(database.sql(
                                "SELECT count(*) FROM ranking WHERE list = (SELECT max(id::text)::uuid FROM ranking_list"
                                        + " WHERE call_action = ?)")
                        .param(callAction)
                        .query(Long.class)
                        .single())
                .isEqualTo(10_002);
        // A machine that builds other things beside is given time.
        assertThat(millis).isLessThan(10_000);
    }

    /** Two applications, all sheets signed: what is left of each is one job, after which the action is ranked. */
    private List<String> theLastTwoAboutToEnd() {
        UUID one = apply("A", "9000");
        UUID two = apply("B", "9000");
        close();
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Call_ActionAssessment#multiInstanceBody")
                .execute();
        follow(callAction);
        runJobs(call);
        runJobs(callAction);
        for (int i = 1; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
            complete(evaluator(i), callAction, "Task_DeclareConflict", java.util.Map.of());
        }
        runJobs(callAction);
        List<UUID> both = List.of(one, two);
        for (UUID application : both) {
            runJobs(application);
            for (String evaluator : drawn()) {
                sheets.sign(application, evaluator, sheet(application, "9", "3"));
                String task = take(evaluator, application, "Task_ScoreApplication");
                as(evaluator, () -> tasks.complete(task));
                runUntilTheMeanIsNext(application);
            }
        }
        return both.stream().flatMap(this::meansOf).map(job -> job.getId()).toList();
    }

    private void runUntilTheMeanIsNext(UUID application) {
        while (true) {
            var next = jobsOf(application)
                    .filter(job ->
                            meansOf(application).noneMatch(mean -> mean.getId().equals(job.getId())))
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            jobs.executeJob(next.get().getId());
        }
    }

    private Stream<org.camunda.bpm.engine.runtime.Job> meansOf(UUID application) {
        return jobs.createJobQuery().activityId("Task_AggregateScores").list().stream()
                .filter(job -> instancesOf(application).contains(job.getProcessInstanceId()));
    }

    private Stream<org.camunda.bpm.engine.runtime.Job> jobsOf(UUID application) {
        List<String> instances = instancesOf(application);
        return jobs.createJobQuery().executable().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()));
    }

    private List<String> instancesOf(UUID application) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .processDefinitionKey("assessment")
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
    }

    private void theCallIsAwakeOnce() {
        for (int i = 0; i < 3; i++) {
            received.values().forEach(this::runJobs);
            runJobs(callAction);
            runJobs(call);
        }
        assertThat(open(call, "Task_HoldBoardMeeting")).hasSize(1);
        assertEnded(callAction, "action-assessment", "End_ActionRanked");
        assertThat(database.sql("SELECT count(*) FROM ranking_list WHERE call_action = ?")
                        .param(callAction)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(assessments.results(callAction)).hasSize(2);
    }

    private void untilSomebodyWaitsForARow() {
        for (int look = 0; look < 200; look++) {
            boolean waits = database.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                            .query(Long.class)
                            .single()
                    > 0;
            if (waits) {
                return;
            }
            pause();
        }
        throw new AssertionError("nobody waits");
    }

    private void manyMore(int count) {
        for (String trigger : List.of("DISABLE", "ENABLE")) {
            database.sql("ALTER TABLE application " + trigger + " TRIGGER USER").update();
            if (trigger.equals("DISABLE")) {
                database.sql("""
                                INSERT INTO application (id, number, submission_key, call, call_action, applicant, kind,
                                    title, municipality, total_cost, eligible_cost, requested_support, content, submitted_at)
                                SELECT gen_random_uuid(), 'D-' || a.id || '-' || n, 'many-' || n, a.call, a.call_action,
                                       a.applicant, a.kind, 'Demo', a.municipality, a.total_cost, a.eligible_cost,
                                       a.requested_support, '{}', a.submitted_at - n * interval '1 second'
                                FROM application a, generate_series(1, :count) AS n WHERE a.id = :one
                                """)
                        .param("count", count)
                        .param("one", received.get("A"))
                        .update();
            }
        }
        database.sql("""
                        INSERT INTO assessment_result (application, version, accepted, refusals, points, specific_points,
                            next_points, sheets, knocked_out, complete)
                        SELECT a.id, 1, true, '', 30 + random() * 9, random() * 9, 0, 3, false, true FROM application a
                        WHERE a.call_action = ? AND a.submission_key LIKE 'many-%'
                        """).param(callAction).update();
    }

    private long statementsOf(Runnable action) {
        database.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").update();
        long before = statements();
        action.run();
        return statements() - before;
    }

    private long statements() {
        return database.sql("SELECT sum(calls) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
                        + " WHERE d.datname = current_database() AND toplevel")
                .query(Long.class)
                .single();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
