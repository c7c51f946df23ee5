package lv.leader.clarification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProcessTest;
import lv.leader.database.Ids;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupMeetings;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A question of the committee's secretariat to a group, answered, left unanswered, or answered too late. */
class ClarificationProcessTest extends ProcessTest {

    private static final String SECRETARIAT = "demo-secretariat";

    @Autowired
    Clarifications clarifications;

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    GroupApprovals approvals;

    @Autowired
    JdbcClient database;

    private String manager;
    private UUID strategy;

    @BeforeEach
    void aQuestion() {
        noonOf("2023-06-01");
        String lag = aLocalActionGroup();
        manager = "manager-" + lag;
        strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        drafts.write(strategy, Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        take("board-" + lag, strategy, "Task_ApproveByGroup");
        approvals.keep(
                strategy,
                GroupMeetings.of(approvals.meeting(strategy), LocalDate.parse("2023-06-01"), "hand-in", 8, 8, 0));
        complete("board-" + lag, strategy, "Task_ApproveByGroup", Map.of("decided", "hand-in"));
        ask("Which members come from the fishing sector?");
    }

    @Test
    void theAnswerBringsTheTaskBack() {
        Clarification question = open();
        assertThat(question.question()).isEqualTo("Which members come from the fishing sector?");
        assertThat(question.askedBy()).isEqualTo(SECRETARIAT);
        // Ten working days after 1 June 2023: Midsummer is not reached yet.
        assertThat(question.due()).isEqualTo(Instant.parse("2023-06-15T21:00:00Z"));
        assertThat(database.sql("SELECT recipient FROM notice WHERE key LIKE ?")
                        .param("clarification/" + question.id() + "%")
                        .query(String.class)
                        .list())
                .containsExactly(manager + "@example.org");
        clarifications.answer(question.id(), manager, "Two of them.");
        runJobs(strategy);
        assertEnded(strategy, "clarification", "End_Answered");
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
        assertThat(clarifications.openOf(List.of(strategy))).isEmpty();
        assertThat(clarifications.of(strategy)).singleElement().satisfies(answered -> {
            assertThat(answered.answer()).isEqualTo("Two of them.");
            assertThat(answered.answeredBy()).isEqualTo(manager);
        });
    }

    @Test
    void silenceBringsTheTaskBackWhenTheTermIsOver() {
        Clarification question = open();
        moveTo(question.due().minusMillis(1), strategy);
        assertThat(openTasks(strategy)).isEmpty();
        moveTo(question.due(), strategy);
        assertEnded(strategy, "clarification", "End_NotAnswered");
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
        assertThatThrownBy(() -> clarifications.answer(question.id(), manager, "Sorry."))
                .hasMessageContaining("clarification.too-late");
        assertThat(clarifications.openOf(List.of(strategy))).isEmpty();
    }

    @Test
    void anAnswerStandsAndIsGivenOnce() {
        UUID question = open().id();
        assertThatThrownBy(() -> clarifications.answer(question, manager, " "))
                .hasMessageContaining("clarification.empty");
        clarifications.answer(question, manager, "Two of them.");
        assertThatThrownBy(() -> clarifications.answer(question, manager, "Three."))
                .hasMessageContaining("clarification.answered");
        assertThatThrownBy(() -> clarifications.answer(Ids.next(), manager, "Three."))
                .hasMessageContaining("clarification.gone");
        assertThatThrownBy(() -> database.sql("UPDATE clarification SET answer = 'Three.' WHERE id = ?")
                        .param(question)
                        .update())
                .hasMessageContaining("stand");
    }

    @Test
    void anAnswerThatMetTheEndOfItsTermIsNotTakenForTheNextOne() {
        Clarification first = open();
        clock.moveTo(first.due().minusMillis(1));
        clarifications.answer(first.id(), manager, "At the last moment.");
        clock.moveTo(first.due());
        // The timer comes before the message: the task is back while the answer still waits.
        jobs.createJobQuery().timers().executable().list().stream()
                .filter(timer -> timer.getProcessInstanceId() != null)
                .filter(timer -> runtime.createProcessInstanceQuery()
                                .processInstanceId(timer.getProcessInstanceId())
                                .processInstanceBusinessKey(strategy.toString())
                                .processDefinitionKey("clarification")
                                .count()
                        == 1)
                .forEach(timer -> jobs.executeJob(timer.getId()));
        runJobs(strategy);
        ask("And which from farming?");
        assertThat(openTasks(strategy)).isEmpty();
        clarifications.answer(open().id(), manager, "Three.");
        runJobs(strategy);
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
    }

    private void ask(String question) {
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "clarify", "question", question));
        assertThat(openTasks(strategy)).isEmpty();
    }

    private Clarification open() {
        return clarifications.openOf(List.of(strategy)).get(0);
    }
}
