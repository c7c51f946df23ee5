package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The diagrams that wait for a beneficiary: one reminder per plan or term, and each way the waiting can end. */
class WaitingTest extends LeaderTest {

    private static final Date LATER = new Date(Long.MAX_VALUE / 100_000);

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    Inbox inbox;

    @Autowired
    TransactionTemplate transaction;

    private final UUID caseId = Ids.next();
    private String instance;

    @AfterEach
    void leaveNoJobsForOtherTests() {
        runtime.deleteProcessInstance(instance, "tested");
    }

    @Test
    void theReminderLeavesTheProjectWaitingAndComesOnce() {
        carryOut();
        fire("Boundary_ReminderDue");
        assertThat(isNext("Task_RemindImplementation")).isTrue();
        assertThat(isNext("Boundary_ReminderDue")).isFalse();
        assertThat(runtime.getActiveActivityIds(instance)).contains("Gateway_WhatHappens");
    }

    @Test
    void aRequestForPaymentIsACaseOfItsOwn() {
        carryOut();
        UUID claim = Ids.next();
        post("PaymentRequestSubmitted", Map.of("claim", claim.toString()));
        fire("Call_PaymentClaim");
        assertThat(runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(instance)
                        .singleResult()
                        .getBusinessKey())
                .isEqualTo(claim.toString());
    }

    @Test
    void anAmendmentIsDecidedOutsideTheWaiting() {
        carryOut();
        post("AmendmentRequested", Map.of());
        assertThat(isNext("Call_Amendment")).isTrue();
        assertThat(isNext("Boundary_ReminderDue")).isFalse();
    }

    @Test
    void aProjectGivenUpIsAnnulled() {
        carryOut();
        post("ProjectGivenUp", Map.of());
        assertThat(isNext("Task_AnnulGrant")).isTrue();
    }

    @Test
    void whenTheTimeIsOverAnOfficerDecides() {
        carryOut();
        fire("Timer_ImplementationDue");
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("Task_DecideOverdue");
    }

    @Test
    void aReportThatComesIsReviewed() {
        awaitReport();
        fire("Boundary_ReminderDue");
        assertThat(isNext("Task_RemindReport")).isTrue();
        post("ReportSubmitted", Map.of());
        assertThat(runtime.getActiveActivityIds(instance)).contains("Task_ReviewReport");
        assertThat(isNext("Timer_ReportOverdue")).isFalse();
    }

    @Test
    void aReportThatDoesNotComeIsFollowedUp() {
        awaitReport();
        fire("Timer_ReportOverdue");
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("Task_FollowUpReport");
    }

    private void carryOut() {
        waitIn("implementation", "Sub_CarryOut", Map.of("implementationDue", LATER, "remindImplementation", LATER));
    }

    private void awaitReport() {
        waitIn("monitoring-year", "Sub_AwaitReport", Map.of("reportDue", LATER, "remindReport", LATER));
    }

    private void waitIn(String process, String element, Map<String, Object> variables) {
        instance = runtime.createProcessInstanceByKey(process)
                .businessKey(caseId.toString())
                .setVariables(variables)
                .startBeforeActivity(element)
                .execute()
                .getId();
    }

    private void post(String message, Map<String, Object> variables) {
        transaction.executeWithoutResult(status -> inbox.post(caseId, message, variables, message + caseId));
        jobs.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .map(Job::getId)
                .forEach(jobs::executeJob);
    }

    private void fire(String element) {
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(instance)
                .activityId(element)
                .singleResult()
                .getId());
    }

    private boolean isNext(String element) {
        return jobs.createJobQuery()
                        .processInstanceId(instance)
                        .activityId(element)
                        .count()
                == 1;
    }
}
