package lv.leader.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.calendar.LegalCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A beneficiary asks to change an approved project, on every way the diagram draws. */
class AmendmentProcessTest extends ProjectTest {

    @Autowired
    Amendments amendments;

    private UUID project;
    private LocalDate before;

    @BeforeEach
    void aRequestForMoreTime() {
        project = anApprovedProject();
        before = approvals.of(project).orElseThrow().implementationDue();
        amendments.request(project, "The builder is late.", before.plusMonths(6), APPLICANT);
        runJobs(project);
    }

    @Test
    void anAcceptedChangeCountsFromNowOn() {
        assertThat(status(project)).isEqualTo("amendment");
        propose("accept", before.plusMonths(4));
        assertThat(openTasks(project)).containsExactly("Task_ApproveAmendment");
        complete(APPROVER, project, "Task_ApproveAmendment", Map.of("approval", "approve"));
        assertEnded(project, "amendment", "End_AmendmentDecided");
        assertThat(term()).isEqualTo(before.plusMonths(4));
        assertThat(day(dateOf(project, "implementationDue"))).isEqualTo(before.plusMonths(4));
        assertThat(status(project)).isEqualTo("implementation");
        assertThat(decisionsOn(project))
                .containsExactly("conformity conforms", "funding approved", "amendment accepted");
        assertThat(lettersOf(project)).containsExactly("funding-approval", "amendment");
        assertThat(letters.of(project).get(1).facts())
                .contains(before.plusMonths(4).toString(), "accepted");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void aRefusedChangeLeavesTheProjectAsItIs() {
        complete(OFFICER, project, "Task_DecideAmendment", Map.of("proposal", "refuse", "reasons", "Demo: no need."));
        complete(APPROVER, project, "Task_ApproveAmendment", Map.of("approval", "approve"));
        assertEnded(project, "amendment", "End_AmendmentDecided");
        assertThat(term()).isEqualTo(before);
        assertThat(day(dateOf(project, "implementationDue"))).isEqualTo(before);
        assertThat(decisionsOn(project)).contains("amendment refused");
        assertThat(letters.of(project).get(1).facts()).contains("refused", "no need");
        assertThat(status(project)).isEqualTo("implementation");
    }

    @Test
    void theSecondPersonSendsTheProposalBack() {
        propose("accept", before.plusMonths(6));
        complete(
                APPROVER,
                project,
                "Task_ApproveAmendment",
                Map.of("approval", "return", "remarks", "Six months are too many."));
        assertThat(openTasks(project)).containsExactly("Task_DecideAmendment");
        assertThat(term()).isEqualTo(before);
        propose("accept", before.plusMonths(2));
        complete(APPROVER, project, "Task_ApproveAmendment", Map.of("approval", "approve"));
        assertThat(term()).isEqualTo(before.plusMonths(2));
        assertThat(decisionsOn(project)).containsOnlyOnce("amendment accepted");
    }

    @Test
    void onlyAnApprovedProjectIsAmended() {
        assertThatThrownBy(() -> amendments.request(aHandedOverApplication(), "More time.", null, APPLICANT))
                .hasMessageContaining("amendment.not-approved");
    }

    private void propose(String proposal, LocalDate newDue) {
        complete(
                OFFICER,
                project,
                "Task_DecideAmendment",
                Map.of("proposal", proposal, "newDue", newDue.toString(), "reasons", "Demo: the aim stays."));
    }

    private LocalDate term() {
        return approvals.of(project).orElseThrow().implementationDue();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
