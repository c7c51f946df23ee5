package lv.leader.assessment;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams {@code action-assessment}, {@code assessment}, {@code board-item} and the end of {@code call} do. */
@Configuration(proxyBeanMethods = false)
class AssessmentDelegates {

    @Bean
    JavaDelegate listApplications(Calls calls, Assessments assessments) {
        return execution -> execution.setVariable(
                "assessmentDue",
                Date.from(assessments.due(calls.terms(caseOf(execution)).call())));
    }

    @Bean
    JavaDelegate drawEvaluators(Evaluators evaluators) {
        return execution -> execution.setVariable("enoughEvaluators", evaluators.draw(caseOf(execution)));
    }

    @Bean
    JavaDelegate inviteEvaluators(Evaluators evaluators) {
        return execution -> evaluators.invite(caseOf(execution));
    }

    @Bean
    JavaDelegate escalateAssessment(Delays delays) {
        return execution -> delays.tell(caseOf(execution), moment(execution, "assessmentDue"));
    }

    /** The new last day; the timer rings when it is over. */
    @Bean
    JavaDelegate recordDelay(Delays delays) {
        return execution -> execution.setVariable("assessmentDue", Date.from(delays.record(caseOf(execution))));
    }

    @Bean
    JavaDelegate rankApplications(Assessments assessments) {
        return execution -> assessments.rank(caseOf(execution));
    }

    @Bean
    JavaDelegate rankAgain(Assessments assessments) {
        return execution -> assessments.rankAgain(caseOf(execution));
    }

    @Bean
    JavaDelegate lookAtLeaving(Replacements replacements) {
        return execution -> execution.setVariable(
                "next", replacements.next(caseOf(execution), left(execution)).name());
    }

    @Bean
    JavaDelegate drawReplacement(Replacements replacements) {
        return execution -> execution.setVariable("replaced", replacements.fill(caseOf(execution), left(execution)));
    }

    @Bean
    JavaDelegate tellReplacement(Replacements replacements) {
        return execution -> replacements.tellReplacement(caseOf(execution), left(execution));
    }

    @Bean
    JavaDelegate tellInterestAfterDecision(Replacements replacements) {
        return execution -> replacements.tellFinding(caseOf(execution), left(execution));
    }

    /** A report has no case yet, whatever business key was typed. */
    @Bean
    JavaDelegate registerInterestReport() {
        return execution -> execution.setProcessBusinessKey(Ids.next().toString());
    }

    @Bean
    JavaDelegate recordLateInterest(LateInterests interests) {
        return execution -> interests.record(caseOf(execution));
    }

    @Bean
    JavaDelegate checkIntake(Assessments assessments) {
        return execution -> execution.setVariable("accepted", assessments.checkIntake(caseOf(execution)));
    }

    @Bean
    JavaDelegate recordNotAccepted(Assessments assessments) {
        return execution -> assessments.recordNotAccepted(caseOf(execution));
    }

    @Bean
    JavaDelegate checkDivergence(Assessments assessments) {
        return execution -> execution.setVariable("divergent", assessments.divergent(caseOf(execution)));
    }

    @Bean
    JavaDelegate aggregateScores(Assessments assessments) {
        return execution -> execution.setVariable("whole", assessments.aggregate(caseOf(execution)));
    }

    @Bean
    JavaDelegate issueConformityDecisions(ConformityDecisions decisions, HandOver handOver) {
        return execution -> {
            UUID call = caseOf(execution);
            decisions.decide(call);
            var due = handOver.due(call);
            execution.setVariable("handOverDue", Date.from(due));
            execution.setVariable("remindHandOver", Date.from(due.minus(HandOver.REMINDER)));
        };
    }

    @Bean
    JavaDelegate handOverToPayingAgency(HandOver handOver) {
        return execution -> handOver.handOver(caseOf(execution));
    }

    @Bean
    JavaDelegate recordBoardItem(ConformityDecisions decisions) {
        return execution -> decisions.reconsider(caseOf(execution));
    }

    @Bean
    JavaDelegate openBoardItem(Applications applications, ConformityDecisions decisions, HandOver handOver) {
        return execution -> {
            UUID application = caseOf(execution);
            UUID call = applications.find(application).orElseThrow().call();
            execution.setVariable("undecided", decisions.isLeftToGeneralMeeting(application));
            execution.setVariable("generalMeetingDue", Date.from(handOver.generalMeetingDue(call)));
        };
    }

    @Bean
    JavaDelegate recordGeneralMeeting(ConformityDecisions decisions, HandOver handOver) {
        return execution -> {
            decisions.decideItem(caseOf(execution));
            handOver.handOverItem(caseOf(execution));
        };
    }

    @Bean
    JavaDelegate recordNoDecision(ConformityDecisions decisions, HandOver handOver) {
        return execution -> {
            decisions.endItem(caseOf(execution));
            handOver.handOverItem(caseOf(execution));
        };
    }

    @Bean
    JavaDelegate endReserve(ReserveList reserve, Applications applications) {
        return execution -> reserve.settle(
                applications.find(caseOf(execution)).orElseThrow().callAction());
    }

    @Bean
    JavaDelegate releaseWithdrawn(ReserveList reserve) {
        return execution -> reserve.releaseWithdrawn(caseOf(execution));
    }

    @Bean
    TaskListener signDeclaration(ConflictDeclarations declarations) {
        return task -> declarations.sign(caseOf(task.getExecution()), task.getAssignee());
    }

    @Bean
    TaskListener signFirstSheet(SheetDrafts sheets) {
        return task -> sheets.endTurn(caseOf(task.getExecution()), task.getAssignee(), 1);
    }

    @Bean
    TaskListener signSecondSheet(SheetDrafts sheets) {
        return task -> sheets.endTurn(caseOf(task.getExecution()), task.getAssignee(), 2);
    }

    @Bean
    TaskListener recordBoardMeeting(Board board) {
        return task -> board.endMeeting(caseOf(task.getExecution()), task.getAssignee());
    }

    @Bean
    AssessmentValues assessmentValues(
            Evaluators evaluators,
            Replacements replacements,
            ScoreSheets sheets,
            Delays delays,
            Calls calls,
            Applications applications) {
        return new AssessmentValues(evaluators, replacements, sheets, delays, calls, applications);
    }

    private static Instant moment(DelegateExecution execution, String variable) {
        return ((Date) execution.getVariable(variable)).toInstant();
    }

    private static String left(DelegateExecution execution) {
        return (String) execution.getVariable("left");
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
