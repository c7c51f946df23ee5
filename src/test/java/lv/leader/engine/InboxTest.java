package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import lv.leader.Guards;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class InboxTest extends LeaderTest {

    private static final String WAITS = "waits-for-mail";

    @Autowired
    Inbox inbox;

    @Autowired
    ProcessGate gate;

    @Autowired
    Answers answers;

    @Autowired
    CaseTimeline timeline;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    Guards guards;

    private final UUID caseId = Ids.next();

    @Autowired
    IdentityService identity;

    @BeforeEach
    void releaseTheSmallModel() {
        repository
                .createDeployment()
                .name("inbox test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("test-processes/waits-for-mail.bpmn")
                .addClasspathResource("test-processes/prepare.form")
                .deploy();
    }

    /** The engine's executor names no person, but the tenant of the job that it runs. */
    @Test
    void whatAJobOfATenantPostsIsPostedByNobodyAndNotRefused() {
        startAndPrepare();
        identity.setAuthentication(null, null, List.of("AL12"));
        try {
            post("answer");
        } finally {
            identity.clearAuthentication();
        }
        runJobs();
        assertThat(ended()).isTrue();
    }

    @Test
    void aMessageReachesTheInstanceThatWaits() {
        startAndPrepare();
        post("answer");
        runJobs();
        assertThat(ended()).isTrue();
    }

    @Test
    void aMessageThatComesBeforeTheReceiverEvenStartedIsNotLost() {
        post("answer");
        runJobs();
        assertThat(parked()).isTrue();
        startAndPrepare();
        runJobs();
        assertThat(ended()).isTrue();
    }

    @Test
    void aMessageThatComesWhileTheCaseIsStillAtAnotherStepWaitsForIt() {
        start();
        post("answer");
        runJobs();
        prepare();
        runJobs();
        assertThat(ended()).isTrue();
    }

    @Test
    void theSameFactPostedTwiceIsAppliedOnce() {
        post("once" + caseId);
        post("once" + caseId);
        assertThat(database.sql("SELECT count(*) FROM inbox WHERE case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        startAndPrepare();
        runJobs();
        assertThat(ended()).isTrue();
    }

    @Test
    void aMessageOfATransactionThatFailsWasNeverPosted() {
        startAndPrepare();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    inbox.post(caseId, "Answered", Map.of(), null);
                    throw new IllegalStateException("the fact did not happen");
                }))
                .hasMessage("the fact did not happen");
        runJobs();
        assertThat(ended()).isFalse();
    }

    @Test
    void aMessageThatComesWhileTheReceiverBeginsToWaitIsNotLost() {
        start();
        post("answer");
        guards.uncommitted(this::prepare, () -> {
            var applied = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> apply()));
            assertThat(guards.somebodyWaits()).isTrue();
            return applied;
        });
        assertThat(ended()).isTrue();
    }

    /** The proof that the test above would notice: the same race without the lock, and nobody ever comes back for it. */
    @Test
    void withoutTheLockAMessageThatComesWhileTheReceiverBeginsToWaitIsLost() {
        database.sql("CREATE SCHEMA IF NOT EXISTS unlocked").update();
        database.sql("""
                        CREATE OR REPLACE FUNCTION unlocked.pg_advisory_xact_lock(bigint) RETURNS integer
                        LANGUAGE sql AS 'SELECT 1'
                        """).update();
        start();
        post("answer");
        guards.uncommitted(this::prepare, () -> {
            transaction.executeWithoutResult(status -> {
                database.sql("SET LOCAL search_path TO unlocked, public, pg_catalog")
                        .update();
                apply();
            });
            return CompletableFuture.completedFuture(null);
        });
        runJobs();
        assertThat(ended()).isFalse();
        assertThat(parked()).isTrue();
    }

    /** The proof that the early message is kept by parking it: not parked, nobody wakes it. */
    @Test
    void anEarlyMessageThatIsNotParkedIsLost() {
        post("answer");
        runJobs();
        database.sql("UPDATE inbox SET parked = false WHERE case_id = ?")
                .param(caseId)
                .update();
        startAndPrepare();
        runJobs();
        assertThat(ended()).isFalse();
    }

    /** The proof that it is the key that makes one of two: without it the same fact counts twice. */
    @Test
    void theSameFactPostedTwiceWithoutAKeyCountsTwice() {
        for (int time = 0; time < 2; time++) {
            transaction.executeWithoutResult(status -> inbox.post(caseId, "Answered", Map.of(), null));
        }
        startAndPrepare();
        runJobs();
        assertThat(ended()).isTrue();
        assertThat(parked()).as("the second waits for the next who asks").isTrue();
    }

    private void apply() {
        jobs.executeJob(database.sql("""
                        SELECT j.id_ FROM act_ru_job j JOIN inbox i ON j.handler_cfg_ = i.id::text WHERE i.case_id = ?
                        """).param(caseId).query(String.class).single());
    }

    @Test
    void textsOfAFormAreKeptAsAnAnswerAndNotAsVariables() {
        startAndPrepare();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance())
                        .list())
                .extracting(variable -> variable.getName())
                .containsExactly("result");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance())
                        .count())
                .as("what gateways needed is not kept twice")
                .isZero();
        var answer = answers.latest(caseId, "Task_Prepare").orElseThrow();
        assertThat(answer.text("reasons")).isEqualTo("because it is good");
        assertThat(answer.answeredBy()).isEqualTo("demo-clerk");
    }

    @Test
    void theDiagramItselfWritesWhereTheCaseStands() {
        startAndPrepare();
        post("answer");
        runJobs();
        assertThat(timeline.of(caseId))
                .extracting(CaseTimeline.Stay::status, CaseTimeline.Stay::body)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("preparing", "lag"),
                        org.assertj.core.groups.Tuple.tuple("done", "lad"));
    }

    @Test
    void aCaseThatStaysWhereItIsBeginsNoNewStay() {
        timeline.record(caseId, "lad-assessment", "lad", "project", "Call_FundingDecision");
        timeline.record(caseId, "lad-assessment", "lad", "funding-decision", "Task_OpenDecision");
        timeline.record(caseId, "lag-reconsideration", "lag", "board-item", "Task_ReconsiderOpinion");
        timeline.record(caseId, "lad-assessment", "lad", "funding-decision", "Task_OpenDecision");
        assertThat(timeline.of(caseId))
                .extracting(CaseTimeline.Stay::status)
                .containsExactly("lad-assessment", "lag-reconsideration", "lad-assessment");
    }

    private void startAndPrepare() {
        start();
        prepare();
    }

    private void start() {
        gate.start(WAITS, caseId, null, Map.of());
        runJobs();
    }

    private void prepare() {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .singleResult();
        tasks.claim(task.getId(), "demo-clerk");
        tasks.complete(task.getId(), Map.of("result", "good", "reasons", "because it is good"));
    }

    private void post(String key) {
        transaction.executeWithoutResult(status -> inbox.post(caseId, "Answered", Map.of(), key + caseId));
    }

    private void runJobs() {
        for (int round = 0; round < 5; round++) {
            List.copyOf(jobs.createJobQuery().executable().list()).forEach(job -> jobs.executeJob(job.getId()));
        }
    }

    private String instance() {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .singleResult()
                .getId();
    }

    private boolean ended() {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .finished()
                        .count()
                == 1;
    }

    private boolean parked() {
        return database.sql("SELECT bool_or(parked) FROM inbox WHERE case_id = ?")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }
}
