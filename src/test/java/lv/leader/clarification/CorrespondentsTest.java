package lv.leader.clarification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lv.leader.ProjectTest;
import lv.leader.database.Ids;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupMeetings;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever diagram asks a question: somebody is there to be asked. */
class CorrespondentsTest extends ProjectTest {

    @Autowired
    Clarifications clarifications;

    @Autowired
    List<Correspondent> correspondents;

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    GroupApprovals approvals;

    @Test
    void everyDiagramThatAsksReachesWhoeverItsCaseIsAbout() {
        noonOf("2026-03-02");
        Map<String, Supplier<UUID>> asked = Map.of(
                "strategy-selection", this::aQuestionAboutAStrategy,
                "assessment", this::anEvaluatorsQuestion,
                "funding-decision", this::aQuestionAboutAnApplication,
                "payment-claim", this::aQuestionAboutAClaim);
        assertThat(asked.keySet()).as("diagrams that ask").isEqualTo(diagramsThatAsk());
        asked.forEach((diagram, asking) -> {
            UUID caseId = asking.get();
            assertThat(clarifications.openOf(List.of(caseId)))
                    .as(diagram)
                    .singleElement()
                    .satisfies(question -> {
                        assertThat(question.question()).isEqualTo("Which bank of the river?");
                        assertThat(noticesOf(question)).as(diagram).isNotEmpty();
                    });
            assertThat(correspondents.stream().filter(step -> step.of(caseId).isPresent()))
                    .as("one step answers for a case of " + diagram)
                    .hasSize(1);
        });
    }

    @Test
    void aPaymentRequestComesBackToItsOfficerWithTheAnswer() {
        UUID claim = aQuestionAboutAClaim();
        clarifications.answer(clarifications.openOf(List.of(claim)).get(0).id(), "demo-applicant", "The left one.");
        runJobs(claim);
        assertEnded(claim, "clarification", "End_Answered");
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
    }

    @Test
    void aPaymentRequestIsNotSentBackWithoutAQuestionOrWithAnOldOne() {
        UUID claim = aQuestionAboutAClaim();
        clarifications.answer(clarifications.openOf(List.of(claim)).get(0).id(), "demo-applicant", "The left one.");
        clock.moveTo(clock.instant().plusSeconds(60));
        runJobs(claim);
        assertThatThrownBy(() -> complete("demo-officer", claim, "Task_CheckClaim", Map.of("result", "clarify")))
                .hasMessageContaining("Write the question first");
        assertThatThrownBy(() -> clarifications.prepare(claim, "demo-officer", " "))
                .hasMessageContaining("clarification.no-question");
    }

    private Set<String> diagramsThatAsk() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(diagram ->
                        repository
                                .getBpmnModelInstance(diagram.getId())
                                .getModelElementsByType(CallActivity.class)
                                .stream()
                                .anyMatch(call -> "clarification".equals(call.getCalledElement())))
                .map(diagram -> diagram.getKey())
                .collect(Collectors.toSet());
    }

    private List<String> noticesOf(Clarification question) {
        return database.sql("SELECT recipient FROM notice WHERE key LIKE ?")
                .param("clarification/" + question.id() + "%")
                .query(String.class)
                .list();
    }

    private UUID aQuestionAboutAStrategy() {
        String lag = aLocalActionGroup();
        UUID strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        drafts.write(strategy, Drafts.sound());
        complete("manager-" + lag, strategy, "Task_PrepareStrategy", Map.of());
        take("board-" + lag, strategy, "Task_ApproveByGroup");
        approvals.keep(
                strategy,
                GroupMeetings.of(approvals.meeting(strategy), LocalDate.parse("2026-03-02"), "hand-in", 8, 8, 0));
        complete("board-" + lag, strategy, "Task_ApproveByGroup", Map.of("decided", "hand-in"));
        complete(
                "demo-secretariat",
                strategy,
                "Task_CheckFormally",
                Map.of("result", "clarify", "question", "Which bank of the river?"));
        return strategy;
    }

    /** The diagram is walked through where evaluators are tested; here it counts who is reached. */
    private UUID anEvaluatorsQuestion() {
        UUID application = anApplication(aClient("Demo " + Ids.next()));
        clarifications.prepare(application, "demo-evaluator", "Which bank of the river?");
        clarifications.ask(application);
        return application;
    }

    private UUID aQuestionAboutAnApplication() {
        UUID application = anApplication(aClient("Demo " + Ids.next()));
        handOver(application);
        askAboutCosts(application, "Which bank of the river?");
        return application;
    }

    private UUID aQuestionAboutAClaim() {
        UUID application = anApprovedProject(aClient("Demo " + Ids.next()));
        UUID claim = aClaim(application, "interim", "5000");
        clarifications.prepare(claim, "demo-officer", "Which bank of the river?");
        clock.moveTo(clock.instant().plusSeconds(60));
        complete("demo-officer", claim, "Task_CheckClaim", Map.of("result", "clarify"));
        return claim;
    }
}
