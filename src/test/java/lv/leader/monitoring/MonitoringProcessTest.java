package lv.leader.monitoring;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.calendar.LegalCalendar;
import lv.leader.recovery.Recoveries;
import lv.leader.rules.LoadedLot;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A paid project until its last obligation is met, on every way the diagrams draw. */
class MonitoringProcessTest extends ProjectTest {

    @Autowired
    Monitorings monitorings;

    @Autowired
    Recoveries recoveries;

    @Autowired
    LoadedLot lot;

    private UUID project;
    private String manager;
    private LocalDate paidOn;

    @BeforeEach
    void aProjectThatWasPaid() {
        project = aPaidProject();
        paidOn = today();
        manager = "manager-" + applications.project(project).terms().lag();
    }

    @Test
    void fiveReportsInOrderAndFiveYearsCloseTheProject() {
        for (int year = 1; year <= 5; year++) {
            openYear(year);
            report();
            review("in-order");
        }
        assertThat(endsOf(project, "monitoring-year"))
                .filteredOn(end -> end.startsWith("End_Year"))
                .hasSize(5)
                .containsOnly("End_YearInOrder");
        assertThat(monitorings.owed(project)).isEmpty();
        assertThat(monitorings.reports(project))
                .extracting(Monitorings.Report::ordinal)
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(told("report-asked")).isEqualTo(5);
        assertThat(status(project)).isEqualTo("monitoring");
        assertThatThrownBy(this::report).hasMessageContaining("monitoring.none-left");

        Instant end = dateOf(project, "obligationEnds");
        assertThat(end.atZone(LegalCalendar.RIGA).toLocalDate()).isEqualTo(paidOn.plusYears(5));
        moveTo(end.minusSeconds(1), project);
        assertThat(hasPassed(project, "Timer_ObligationEnds")).isFalse();
        moveTo(end, project);
        assertEnded(project, "monitoring", "End_ObligationsMet");
        assertEnded(project, "project", "End_ProjectClosed");
        assertThat(status(project)).isEqualTo("closed");
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
    }

    @Test
    void aReportIsNotTakenBeforeItsYearNorTwice() {
        assertThatThrownBy(this::report).hasMessageContaining("monitoring.not-open");
        openYear(1);
        report();
        assertThatThrownBy(this::report).hasMessageContaining("monitoring.given-before");
        assertThat(monitorings.reports(project)).hasSize(1);
    }

    @Test
    void theBeneficiaryIsRemindedOnceAndALateReportGetsANewTerm() {
        openYear(1);
        moveTo(dateOf(project, "remindReport"), project);
        assertThat(hasPassed(project, "End_BeneficiaryReminded")).isTrue();
        overdue();
        assertThat(status(project)).isEqualTo("report-overdue");
        followUp("extend");
        assertThat(told("report-due")).isEqualTo(1);
        assertThat(told("report-extended")).isEqualTo(1);
        assertThat(status(project)).isEqualTo("report-due");
        assertThat(dateOf(project, "reportDue")).isAfter(clock.instant());
        report();
        review("in-order");
        assertEndedYear("End_YearInOrder");
        assertThat(met()).containsExactly("report");
    }

    @Test
    void aReportThatComesWhileItIsFollowedUpIsReviewed() {
        openYear(1);
        overdue();
        report();
        assertThat(hasPassed(project, "Boundary_ReportCameLate")).isTrue();
        assertThat(openTasks(project)).containsExactly("Task_ReviewReport");
        review("in-order");
        assertEndedYear("End_YearInOrder");
    }

    @Test
    void aReportThatNeverComesBringsTheInspector() {
        openYear(1);
        overdue();
        followUp("report-finding");
        visit("as-approved");
        assertEnded(project, "monitoring-finding", "End_NothingFound");
        assertEndedYear("End_YearWithVisit");
        assertThat(met()).containsExactly("finding");
        assertThat(monitorings.owed(project).orElseThrow().ordinal()).isEqualTo(2);
    }

    @Test
    void aReportThatComesWhileTheYearIsInspectedIsNotTheNextYears() {
        openYear(1);
        overdue();
        followUp("report-finding");
        report();
        visit("as-approved");
        assertThat(met()).containsExactly("report");
        openYear(2);
        assertThat(openTasks(project)).isEmpty();
        assertThat(status(project)).isEqualTo("report-due");
        report();
        assertThat(openTasks(project)).containsExactly("Task_ReviewReport");
    }

    @Test
    void theLotSendsAnInspectorAndWhatIsPutInOrderCostsNothing() {
        openYear(1);
        report();
        lot.load("0.99");
        review("in-order");
        assertThat(variable(project, "visit")).isEqualTo(true);
        visit("differs");
        assertThat(status(project)).isEqualTo("correction");
        assertThat(told("correction")).isEqualTo(1);
        assertThat(openTasks(project)).isEmpty();
        correct("yes");
        assertEnded(project, "monitoring-finding", "End_Corrected");
        assertEndedYear("End_YearWithVisit");
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
        assertThat(recoveries.latest(project)).isEmpty();
    }

    @Test
    void whatIsNotPutInOrderIsRecoveredForTheTimeThatIsLeft() {
        openYear(1);
        report();
        review("finding");
        visit("differs");
        correct("no");
        LocalDate found = today();
        assertThat(status(project)).isEqualTo("recovery");
        moveTo(dateOf(project, "explanationDue"), project);
        complete(OFFICER, project, "Task_ProposeRecovery", Map.of("proposal", "recover", "reasons", "Let to others."));
        complete(DIRECTOR, project, "Task_ApproveRecovery", Map.of("approval", "approve"));
        complete(
                ACCOUNTANT,
                project,
                "Task_BookRepayment",
                Map.of("repayment", "repaid", "bookedOn", today().toString(), "reference", "DEMO-2"));
        assertEnded(project, "recovery", "End_Recovered");
        assertEnded(project, "monitoring-finding", "End_RecoveryDone");
        assertEndedYear("End_YearWithVisit");
        Money undue = share(found);
        assertThat(undue).isBetween(euro("10000"), euro("18000"));
        assertThat(money(project))
                .containsExactly(
                        "0.00",
                        "0.00",
                        euro("18000").minus(undue).getAmount().toPlainString(),
                        undue.getAmount().toPlainString());
        assertThat(decisionsOn(project)).endsWith("recovery recover");
        assertThat(lettersOf(project)).endsWith("recovery");
        // The rest of the time is watched on.
        assertThat(monitorings.owed(project).orElseThrow().ordinal()).isEqualTo(2);
    }

    /** 18 000 EUR by the days that are left of five years. */
    private Money share(LocalDate found) {
        LocalDate ends = paidOn.plusYears(5);
        return Money.of(
                euro("0").getCurrencyUnit(),
                new BigDecimal("18000")
                        .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(found, ends)))
                        .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(paidOn, ends)), 2, RoundingMode.HALF_UP));
    }

    private void openYear(int ordinal) {
        Obligation next = monitorings.owed(project).orElseThrow();
        assertThat(next.ordinal()).isEqualTo(ordinal);
        assertThat(next.due()).isEqualTo(LocalDate.of(paidOn.getYear() + ordinal, 3, 30));
        moveTo(next.opensAt(), project);
        assertThat(status(project)).isEqualTo("report-due");
    }

    private void report() {
        monitorings.report(project, "{\"visitors\": 120}", APPLICANT);
        runJobs(project);
    }

    private void review(String outcome) {
        complete(manager, project, "Task_ReviewReport", Map.of("review", outcome, "notes", "Demo: as seen."));
    }

    private void overdue() {
        moveTo(dateOf(project, "reportDue"), project);
        assertThat(openTasks(project)).containsExactly("Task_FollowUpReport");
    }

    private void followUp(String outcome) {
        complete(manager, project, "Task_FollowUpReport", Map.of("followUp", outcome, "notes", "Demo: called."));
    }

    private void visit(String found) {
        complete(INSPECTOR, project, "Task_VisitProject", Map.of("found", found, "report", "Demo: as seen."));
    }

    private void correct(String corrected) {
        moveTo(dateOf(project, "correctionDue"), project);
        complete(
                INSPECTOR,
                project,
                "Task_CheckCorrection",
                Map.of("corrected", corrected, "report", "Demo: looked at again."));
    }

    private void assertEndedYear(String end) {
        assertEnded(project, "monitoring-year", end);
        assertThat(status(project)).isEqualTo("monitoring");
    }

    private List<String> met() {
        return database.sql("SELECT how FROM obligation_met WHERE application = ? ORDER BY ordinal")
                .param(project)
                .query(String.class)
                .list();
    }

    private long told(String topic) {
        return database.sql("SELECT count(*) FROM notice WHERE case_id = ? AND key LIKE ?")
                .params(project, topic + "/%")
                .query(Long.class)
                .single();
    }
}
