package lv.leader.strategy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.engine.ProcessValues;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams of strategies name. */
@Configuration(proxyBeanMethods = false)
class StrategyDelegates {

    /** A person's start has no case yet, whatever business key was typed; what the application starts brings it. */
    @Bean
    JavaDelegate registerStrategy(Preparations preparations) {
        return execution -> {
            Object startedBy = execution.getVariable("startedBy");
            UUID strategy = startedBy == null ? caseOf(execution) : Ids.next();
            execution.setProcessBusinessKey(strategy.toString());
            var terms = preparations.register(
                    strategy,
                    execution.getTenantId(),
                    (String) execution.getVariable("title"),
                    (String) execution.getVariable("fund"),
                    (String) execution.getVariable("period"),
                    (String) startedBy);
            execution.removeVariable("title");
            execution.setVariable("preparationReminder", Date.from(terms.reminder()));
            execution.setVariable("midtermDate", date(terms.midterm()));
            execution.setVariable("programmeEnd", Date.from(terms.end()));
            execution.setVariable("reserveKept", terms.reserveKept());
        };
    }

    /** The new version joins the case of its strategy; why it is wanted is kept there, no text stays in the engine. */
    @Bean
    JavaDelegate beginStrategyAmendment(StrategyAmendments amendments, RefusedStarts refused) {
        return execution -> {
            UUID strategy = refused.orTold(() -> amendments.begin(
                    execution.getTenantId(),
                    (String) execution.getVariable("fund"),
                    (String) execution.getVariable("period"),
                    (String) execution.getVariable("reason"),
                    (String) execution.getVariable("startedBy")));
            execution.setProcessBusinessKey(strategy.toString());
            execution.removeVariable("reason");
        };
    }

    @Bean
    JavaDelegate endStrategyAmendment(StrategyAmendments amendments) {
        return execution -> amendments.close(caseOf(execution));
    }

    @Bean
    JavaDelegate remindPreparation(StrategyNotices notices) {
        return execution -> notices.remindPreparation(caseOf(execution));
    }

    @Bean
    TaskListener signGroupApproval(GroupApprovals approvals) {
        return task ->
                approvals.sign(caseOf(task.getExecution()), (String) task.getVariable("decided"), task.getAssignee());
    }

    @Bean
    JavaDelegate checkAdmissibility(StrategyDrafts drafts) {
        return execution -> execution.setVariable("admissible", drafts.checkAdmissibility(caseOf(execution)));
    }

    @Bean
    JavaDelegate assessMidterm(Midterms midterms) {
        return execution -> {
            execution.setVariable("enoughUsed", midterms.count(caseOf(execution)));
            execution.setVariable("explainUntil", Date.from(midterms.explainUntil(caseOf(execution))));
        };
    }

    @Bean
    JavaDelegate issueMidterm(Midterms midterms) {
        return execution -> execution.setVariable("reserve", midterms.issue(caseOf(execution)));
    }

    @Bean
    TaskListener signAssessment(StrategyAssessments assessments) {
        return task -> assessments.sign(caseOf(task.getExecution()), task.getAssignee());
    }

    @Bean
    JavaDelegate applyThreshold(StrategyAssessments assessments) {
        return execution -> execution.setVariable(
                "thresholdReached",
                assessments.applyThreshold(caseOf(execution)).reached());
    }

    @Bean
    JavaDelegate callNextMeeting(CommitteeVotes votes) {
        return execution -> votes.callNext(caseOf(execution));
    }

    @Bean
    JavaDelegate recordSelection(Selections selections) {
        return execution -> execution.setVariable(
                "outcome",
                selections.decide(caseOf(execution), "inadmissible".equals(execution.getVariable("result")), (String)
                        execution.getVariable("outcome")));
    }

    @Bean
    SelectionDelegates selectionValues(Committee committee) {
        return new SelectionDelegates(committee);
    }

    /** The people and the terms of the committee's multiple tasks. */
    public static class SelectionDelegates implements ProcessValues {

        private final Committee committee;

        SelectionDelegates(Committee committee) {
            this.committee = committee;
        }

        public List<String> members(DelegateExecution execution) {
            return committee.members();
        }

        public List<String> assessors(DelegateExecution execution) {
            return committee.assessors(caseOf(execution));
        }

        public Date declarationsDue(DelegateExecution execution) {
            return Date.from(committee.declarationsDue(caseOf(execution)));
        }

        public Date assessmentsDue(DelegateExecution execution) {
            return Date.from(committee.assessmentsDue(caseOf(execution)));
        }
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    private static Date date(Instant moment) {
        return moment == null ? null : Date.from(moment);
    }
}
