package lv.leader.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.amendment.Amendments;
import lv.leader.calendar.LegalCalendar;
import lv.leader.recovery.Recoveries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The time in which a project is carried out, on every way the diagram draws. */
class ImplementationProcessTest extends ProjectTest {

    @Autowired
    Implementations implementations;

    @Autowired
    Amendments amendments;

    @Autowired
    Recoveries recoveries;

    @Test
    void theBeneficiaryIsRemindedOncePerTerm() {
        UUID project = anApprovedProject();
        Instant remind = dateOf(project, "remindImplementation");
        assertThat(remind.atZone(LegalCalendar.RIGA).toLocalDate())
                .isEqualTo(termOf(project).minusDays(30));
        moveTo(remind.minusMillis(1), project);
        assertThat(reminders(project)).isZero();
        moveTo(remind, project);
        assertThat(reminders(project)).isOne();
        assertThat(endsOf(project, "implementation")).containsExactly("End_BeneficiaryReminded");
        // An extension makes a new plan with a reminder of its own.
        overdue(project);
        extend(project, termOf(project).plusMonths(6));
        moveTo(dateOf(project, "remindImplementation"), project);
        assertThat(reminders(project)).isEqualTo(2);
    }

    @Test
    void whenTheTimeIsOverTheOfficerExtendsIt() {
        UUID project = anApprovedProject();
        LocalDate before = termOf(project);
        overdue(project);
        assertThat(status(project)).isEqualTo("implementation-overdue");
        assertThat(openTasks(project)).containsExactly("Task_DecideOverdue");
        extend(project, before.plusMonths(3));
        assertThat(termOf(project)).isEqualTo(before.plusMonths(3));
        assertThat(status(project)).isEqualTo("implementation");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        pay(aClaim(project, "final", "20000"));
        assertEnded(project, "implementation", "End_ProjectCarriedOut");
    }

    @Test
    void aRequestThatCameWhileTheOfficerDecidedIsNotLost() {
        UUID project = anApprovedProject();
        overdue(project);
        UUID claim = aClaim(project, "final", "20000");
        assertThat(openTasks(claim)).isEmpty();
        extend(project, termOf(project).plusMonths(3));
        runJobs(claim);
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
    }

    @Test
    void aProjectThatIsNotCarriedOutLosesItsGrant() {
        UUID project = anApprovedProject();
        overdue(project);
        complete(
                OFFICER,
                project,
                "Task_DecideOverdue",
                Map.of("overdue", "annul", "reasons", "Demo: nothing was begun."));
        assertEnded(project, "implementation", "End_GrantAnnulled");
        assertEnded(project, "project", "End_ProjectAnnulled");
        assertThat(status(project)).isEqualTo("annulled");
        assertThat(decisionsOn(project)).contains("annulment annulled");
        assertThat(lettersOf(project)).containsExactly("funding-approval", "annulment");
        assertThat(letters.of(project).get(1).facts()).contains("\"unpaid\": 18000.00", "nothing was begun");
        assertThat(money(project)).containsOnly("0.00");
        assertThat(freeMoney(project)).containsExactly("200000.00", "0.00");
        assertThatThrownBy(() -> aClaim(project, "final", "20000")).hasMessageContaining("claim.annulled");
        assertThatThrownBy(() -> amendments.request(project, "More time.", null, APPLICANT))
                .hasMessageContaining("amendment.annulled");
        assertThatThrownBy(() -> implementations.giveUp(project, "Again.", APPLICANT))
                .hasMessageContaining("claim.annulled");
        // Nothing was paid: nothing is recovered.
        assertThat(recoveries.latest(project)).isEmpty();
    }

    @Test
    void whatWasPaidOfAProjectGivenUpIsRecovered() {
        UUID project = anApprovedProject();
        pay(aClaim(project, "advance", "4000"));
        implementations.giveUp(project, "The house burnt down.", APPLICANT);
        implementations.giveUp(project, "Again.", APPLICANT);
        runJobs(project);
        assertEnded(project, "implementation", "End_GrantAnnulled");
        assertEnded(project, "project", "End_ProjectAnnulled");
        assertThat(money(project)).containsExactly("0.00", "0.00", "3600.00", "0.00");
        assertThat(freeMoney(project)).containsExactly("196400.00", "0.00");
        assertThat(letters.of(project).get(2).facts()).contains("The house burnt down.", "\"unpaid\": 14400.00");
        assertThat(recoveries.latest(project))
                .hasValueSatisfying(
                        recovery -> assertThat(recovery.amount().getAmount()).isEqualByComparingTo("3600"));
        assertThat(hasPassed(project, "Task_NotifyRecovery")).isTrue();
    }

    @Test
    void aidOfAnAnnulledGrantCountsNoLongerAndTheSameCanBeAppliedForAgain() {
        UUID project =
                approve(anApplication().of("business").costing("20000", "15000").handedOver());
        UUID applicant = applications.find(project).orElseThrow().applicant();
        implementations.giveUp(project, "Next year perhaps.", APPLICANT);
        runJobs(project);
        assertThat(database.sql("SELECT sum(amount) FROM de_minimis_aid WHERE party = ?")
                        .param(applicant)
                        .query(String.class)
                        .single())
                .isEqualTo("0.00");
        UUID again = anApplication()
                .of("business")
                .by(applicant)
                .costing("20000", "15000")
                .handedOver();
        assertThat(approvals.of(approve(again))).isPresent();
    }

    @Test
    void onlyAnApprovedProjectIsGivenUp() {
        assertThatThrownBy(() -> implementations.giveUp(aHandedOverApplication(), "No.", APPLICANT))
                .hasMessageContaining("claim.not-approved");
    }

    @Test
    void requestsComingAtOnceAreWorkedOnInTurn() {
        UUID project = anApprovedProject();
        UUID first = aClaim(project, "interim", "5000");
        amendments.request(project, "Another supplier.", null, APPLICANT);
        UUID second = aClaim(project, "final", "15000");
        assertThat(openTasks(first)).containsExactly("Task_CheckClaim");
        assertThat(openTasks(second)).isEmpty();
        assertThat(openTasks(project)).isEmpty();
        pay(first);
        runJobs(project);
        runJobs(second);
        // Whichever of the two was taken: the other one waits for it and follows.
        if (openTasks(second).isEmpty()) {
            decideAmendment(project);
            runJobs(second);
            pay(second);
        } else {
            pay(second);
        }
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
        assertEnded(project, "implementation", "End_ProjectCarriedOut");
    }

    private void decideAmendment(UUID project) {
        complete(OFFICER, project, "Task_DecideAmendment", Map.of("proposal", "accept", "reasons", "Demo: as good."));
        complete(APPROVER, project, "Task_ApproveAmendment", Map.of("approval", "approve"));
    }

    private void overdue(UUID project) {
        moveTo(dateOf(project, "implementationDue").plus(Duration.ofSeconds(1)), project);
    }

    private void extend(UUID project, LocalDate newDue) {
        complete(
                OFFICER,
                project,
                "Task_DecideOverdue",
                Map.of("overdue", "extend", "newDue", newDue.toString(), "reasons", "Demo: nearly done."));
    }

    private LocalDate termOf(UUID project) {
        return approvals.of(project).orElseThrow().implementationDue();
    }

    private long reminders(UUID project) {
        return database.sql("SELECT count(*) FROM notice WHERE case_id = ? AND key LIKE 'implementation-due/%'")
                .param(project)
                .query(Long.class)
                .single();
    }
}
