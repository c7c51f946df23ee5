package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import lv.leader.party.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An evaluator to whom something in an application is not clear. */
class QuestionProcessTest extends RoundTest {

    @Autowired
    SheetDrafts drafts;

    @Autowired
    Clarifications clarifications;

    private UUID application;
    private List<String> panel;

    @BeforeEach
    void anApplicationToScore() {
        application = apply("A", "9000");
        parties.reach(applicants.get("A"), new Contact("applicant-" + lag + "@example.org", null));
        close();
        beginAssessment();
        declareFree(1);
        runJobs(callAction);
        runJobs(application);
        panel = evaluators.panel(callAction);
    }

    @Test
    void theApplicantIsAskedAndTheSheetIsSignedWhenTheAnswerIsHere() {
        String before = applications.content(application).orElseThrow();
        ask("Demo: which river?");
        Clarification asked =
                clarifications.openOf(List.of(application)).stream().findFirst().orElseThrow();
        assertThat(asked.question()).isEqualTo("Demo: which river?");
        assertThat(asked.askedBy()).isEqualTo(panel.get(0));
        assertThat(database.sql("SELECT recipient FROM notice WHERE case_id = ? AND key LIKE 'clarification/%'")
                        .param(application)
                        .query(String.class)
                        .list())
                .containsExactly("applicant-" + lag + "@example.org");
        assertThatThrownBy(() -> ask("Demo: and which boat?")).hasMessageContaining("clarification.still-open");
        // Writing goes on; nobody signs without the answer.
        fill(panel.get(1));
        assertThatThrownBy(() -> complete(panel.get(1), application, "Task_ScoreApplication", Map.of()))
                .hasMessageContaining("The applicant was asked something");
        clarifications.answer(asked.id(), "demo-applicant", "Demo: the Gauja.");
        runJobs(application);
        assertThat(hasPassed(application, "End_QuestionClosed")).isTrue();
        for (String evaluator : panel) {
            fill(evaluator);
            complete(evaluator, application, "Task_ScoreApplication", Map.of());
        }
        runJobs(callAction);
        assertEnded(application, "assessment", "End_Scored");
        // The answer is kept beside the application, which stays what it was.
        assertThat(applications.content(application).orElseThrow()).isEqualTo(before);
    }

    @Test
    void whereNobodyAnswersTheTermEndsAndAnotherQuestionMayBeAsked() {
        ask("Demo: which river?");
        moveTo(clarifications.openOf(List.of(application)).get(0).due(), application);
        assertThat(clarifications.isOpen(application)).isFalse();
        assertThat(open(application, "Task_ScoreApplication")).hasSize(3);
        ask("Demo: which boat?");
        assertThat(clarifications.of(application))
                .extracting(Clarification::question)
                .containsExactly("Demo: which river?", "Demo: which boat?");
    }

    @Test
    void anEmptyQuestionAndAStrangerAreRefused() {
        assertThatThrownBy(() -> ask(" ")).hasMessageContaining("clarification.no-question");
        String stranger = evaluators.candidates(callAction).stream()
                .filter(candidate -> !candidate.drawn())
                .map(Evaluators.Candidate::evaluator)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> drafts.ask(application, stranger, "Demo: which river?"))
                .hasMessageContaining("assessment.not-drawn");
    }

    private void ask(String question) {
        drafts.ask(application, panel.get(0), question);
        runJobs(application);
    }

    private void fill(String evaluator) {
        drafts.keep(application, evaluator, new SheetDrafts.Draft(sheet(application, "8", "2"), false, false, "", ""));
    }
}
