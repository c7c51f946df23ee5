package lv.leader.assessment;

import java.util.Date;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.notice.Notices;
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
    JavaDelegate escalateAssessment(Calls calls, People people, Notices notices) {
        return execution -> {
            UUID callAction = caseOf(execution);
            CallTerms terms = calls.terms(callAction);
            for (Group group : new Group[] {Group.LAG_MANAGER, Group.LAG_BOARD}) {
                notices.tell(
                        people.mailboxes(group, terms.lag()),
                        "assessment-late",
                        callAction,
                        "assessment-late/" + callAction,
                        "action",
                        terms.code());
            }
        };
    }

    @Bean
    JavaDelegate rankApplications(Assessments assessments) {
        return execution -> assessments.rank(caseOf(execution));
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
        return execution -> assessments.aggregate(caseOf(execution));
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
    AssessmentValues assessmentValues(Evaluators evaluators, Calls calls, Applications applications) {
        return new AssessmentValues(evaluators, calls, applications);
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
