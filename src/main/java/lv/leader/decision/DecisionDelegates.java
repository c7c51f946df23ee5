package lv.leader.decision;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram {@code funding-decision} does. */
@Configuration(proxyBeanMethods = false)
class DecisionDelegates {

    @Bean
    JavaDelegate openDecision(FundingDecisions decisions) {
        return execution -> {
            UUID application = caseOf(execution);
            if (!execution.hasVariable("decisionDue")) {
                execution.setVariable("decisionDue", Date.from(decisions.due(application)));
            }
            execution.setVariable("fundable", decisions.fundable(application));
        };
    }

    @Bean
    JavaDelegate resumeDecision(FundingDecisions decisions) {
        return execution -> {
            var due = ((Date) execution.getVariable("decisionDue")).toInstant();
            execution.setVariable("decisionDue", Date.from(decisions.resume(caseOf(execution), due)));
        };
    }

    @Bean
    JavaDelegate checkBusinessRegister(RegisterChecks checks) {
        return execution -> checks.ask(caseOf(execution), "business-register");
    }

    @Bean
    JavaDelegate checkTaxDebt(RegisterChecks checks) {
        return execution -> checks.ask(caseOf(execution), "tax-debt");
    }

    @Bean
    JavaDelegate checkSanctions(RegisterChecks checks) {
        return execution -> checks.ask(caseOf(execution), "sanctions");
    }

    @Bean
    JavaDelegate checkDeMinimis(DeMinimisAid aid) {
        return execution -> aid.check(caseOf(execution));
    }

    @Bean
    JavaDelegate checkDoubleFinancing(RegisterChecks checks) {
        return execution -> checks.checkDoubleFinancing(caseOf(execution));
    }

    @Bean
    TaskListener recordCostCheck(CostChecks checks) {
        return task -> checks.record(caseOf(task.getExecution()), task.getAssignee());
    }

    @Bean
    JavaDelegate computeSupport(SupportAmounts supports) {
        return execution -> execution.setVariable("eligible", supports.compute(caseOf(execution)));
    }

    @Bean
    JavaDelegate commitMoney(FundingDecisions decisions) {
        return execution -> {
            if (!decisions.commit(caseOf(execution))) {
                throw new BpmnError("MoneyGone");
            }
        };
    }

    @Bean
    JavaDelegate issueApproval(FundingDecisions decisions) {
        return execution -> decisions.approve(caseOf(execution));
    }

    @Bean
    JavaDelegate issueRefusal(FundingDecisions decisions) {
        return execution -> decisions.refuse(caseOf(execution));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
