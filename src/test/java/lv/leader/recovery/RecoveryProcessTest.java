package lv.leader.recovery;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.claim.Implementations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An advance of 3 600 EUR is asked back from a project given up, on every way the diagram draws. */
class RecoveryProcessTest extends ProjectTest {

    @Autowired
    Recoveries recoveries;

    @Autowired
    Repayments repayments;

    @Autowired
    Implementations implementations;

    @Test
    void whatIsRepaidAtOnceIsRecovered() {
        UUID project = anUndueAdvance();
        recover(project);
        assertThat(lettersOf(project)).contains("recovery");
        assertThat(decisionsOn(project)).endsWith("recovery recover");
        assertThat(money(project)).containsExactly("0.00", "0.00", "3600.00", "0.00");
        book(project, Map.of("repayment", "repaid", "bookedOn", today().toString(), "reference", "DEMO-7"));
        assertEnded(project, "recovery", "End_Recovered");
        assertThat(money(project)).containsExactly("0.00", "0.00", "0.00", "3600.00");
        assertThat(ledger.unsound()).isEmpty();
        assertThat(noticesOf(project)).contains("recovery", "recovery-repaid");
    }

    @Test
    void whatIsRepaidInInstalmentsIsRecoveredPartByPart() {
        UUID project = anUndueAdvance();
        recover(project);
        bookPart(project, 1200.01, "DEMO-8");
        assertThat(openTasks(project)).containsExactly("Task_BookRepayment");
        assertThat(money(project)).containsExactly("0.00", "0.00", "2399.99", "1200.01");
        assertThat(repayments.left(project)).isEqualTo(euro("2399.99"));
        assertThatThrownBy(() -> bookPart(project, 2399.99, "DEMO-9")).hasMessageContaining("less than what is left");
        assertThatThrownBy(() -> bookPart(project, 0.001, "DEMO-9")).isInstanceOf(RuntimeException.class);
        bookPart(project, 2399.98, "DEMO-9");
        book(project, Map.of("repayment", "repaid", "bookedOn", today().toString(), "reference", "DEMO-10"));
        assertEnded(project, "recovery", "End_Recovered");
        assertThat(money(project)).containsExactly("0.00", "0.00", "0.00", "3600.00");
        assertThat(database.sql("""
                                SELECT count(*) FROM notice
                                WHERE case_id = ? AND key LIKE 'recovery-repaid/%'
                                """).param(project).query(Long.class).single()).isEqualTo(3);
        assertThatThrownBy(() -> database.sql("""
                                INSERT INTO repayment (id, recovery, amount, booked_on, reference, booked_by)
                                SELECT gen_random_uuid(), id, 0.01, current_date, 'DEMO', 'demo' FROM recovery
                                WHERE application = ?
                                """).param(project).update())
                .hasMessageContaining("more than is to be repaid");
    }

    @Test
    void whatIsNotRepaidInTimeGoesToTheBailiff() {
        UUID project = anUndueAdvance();
        recover(project);
        bookPart(project, 600, "DEMO-11");
        moveTo(dateOf(project, "repaymentDue"), project);
        book(project, Map.of("repayment", "enforce"));
        assertEnded(project, "recovery", "End_Enforced");
        assertThat(decisionsOn(project)).endsWith("enforcement enforced");
        assertThat(register.of(project).get(register.of(project).size() - 1).reasons())
                .contains("3000.00");
        // The rest stays a debt.
        assertThat(money(project)).containsExactly("0.00", "0.00", "3000.00", "600.00");
        assertThat(noticesOf(project)).contains("recovery-enforced");
    }

    @Test
    void anExplanationThatConvincesEndsTheRecovery() {
        UUID project = anUndueAdvance();
        assertThat(status(project)).isEqualTo("recovery");
        recoveries.explain(project, "The house burnt down.", APPLICANT);
        runJobs(project);
        assertThat(hasPassed(project, "Event_ExplanationReceived")).isTrue();
        decideTo(project, "drop");
        assertEnded(project, "recovery", "End_RecoveryDropped");
        assertThat(decisionsOn(project)).endsWith("recovery dropped");
        assertThat(money(project)).containsExactly("0.00", "0.00", "3600.00", "0.00");
        assertThat(noticesOf(project)).contains("recovery-dropped");
    }

    @Test
    void theDirectorSendsTheProposalBack() {
        UUID project = anUndueAdvance();
        recoveries.explain(project, "I was ill.", APPLICANT);
        runJobs(project);
        complete(OFFICER, project, "Task_ProposeRecovery", Map.of("proposal", "drop", "reasons", "Demo: ill."));
        complete(
                DIRECTOR,
                project,
                "Task_ApproveRecovery",
                Map.of("approval", "return", "remarks", "An illness is no reason."));
        assertThat(openTasks(project)).containsExactly("Task_ProposeRecovery");
        decideTo(project, "recover");
        assertThat(decisionsOn(project)).containsOnlyOnce("recovery recover").doesNotContain("recovery dropped");
    }

    @Test
    void aRepaymentHasAStatement() {
        UUID project = anUndueAdvance();
        recover(project);
        assertThatThrownBy(() -> book(project, Map.of("repayment", "repaid")))
                .hasMessageContaining("reference of the statement");
        assertThatThrownBy(() -> book(project, Map.of("repayment", "part", "bookedOn", "2025-01-01", "reference", "D")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whereNothingIsRecoveredNothingIsExplained() {
        assertThatThrownBy(() -> recoveries.explain(anApprovedProject(), "Why?", APPLICANT))
                .hasMessageContaining("recovery.none");
    }

    private UUID anUndueAdvance() {
        UUID project = anApprovedProject();
        pay(aClaim(project, "advance", "4000"));
        implementations.giveUp(project, "Demo: we stop.", APPLICANT);
        runJobs(project);
        return project;
    }

    /** Nobody explains; two people decide to recover. */
    private void recover(UUID project) {
        moveTo(dateOf(project, "explanationDue"), project);
        assertThat(hasPassed(project, "Timer_ExplanationTermOver")).isTrue();
        decideTo(project, "recover");
    }

    private void decideTo(UUID project, String proposal) {
        complete(
                OFFICER,
                project,
                "Task_ProposeRecovery",
                Map.of("proposal", proposal, "reasons", "Demo: " + proposal + "."));
        complete(DIRECTOR, project, "Task_ApproveRecovery", Map.of("approval", "approve"));
    }

    private void bookPart(UUID project, double amount, String reference) {
        book(
                project,
                Map.of("repayment", "part", "amount", amount, "bookedOn", today().toString(), "reference", reference));
    }

    private void book(UUID project, Map<String, Object> answers) {
        complete(ACCOUNTANT, project, "Task_BookRepayment", answers);
    }
}
