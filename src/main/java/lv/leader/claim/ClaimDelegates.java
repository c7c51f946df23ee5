package lv.leader.claim;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams {@code implementation} and {@code payment-claim} do. */
@Configuration(proxyBeanMethods = false)
class ClaimDelegates {

    @Bean
    JavaDelegate planImplementation(Implementations implementations) {
        return execution -> {
            var due = implementations.plan(caseOf(execution));
            execution.setVariable("implementationDue", Date.from(due));
            execution.setVariable("remindImplementation", Date.from(implementations.reminder(caseOf(execution), due)));
        };
    }

    @Bean
    JavaDelegate sendImplementationReminder(Implementations implementations) {
        return execution -> implementations.remind(caseOf(execution));
    }

    @Bean
    JavaDelegate annulGrant(Implementations implementations) {
        return execution -> implementations.annul(caseOf(execution));
    }

    @Bean
    JavaDelegate openClaim(Claims claims) {
        return execution -> {
            UUID claim = caseOf(execution);
            execution.setVariable("claimDue", Date.from(claims.due(claim)));
            execution.setVariable(
                    "finalRequest", claims.find(claim).orElseThrow().isFinal());
        };
    }

    @Bean
    TaskListener recordClaimCheck(AdministrativeChecks checks) {
        return task -> checks.record(caseOf(task.getExecution()), task.getAssignee());
    }

    @Bean
    JavaDelegate sampleVisit(SiteVisits visits) {
        return execution -> execution.setVariable("visit", visits.sample(caseOf(execution)));
    }

    @Bean
    JavaDelegate applyReduction(Examinations examinations) {
        return execution -> execution.setVariable("payable", examinations.examine(caseOf(execution)));
    }

    @Bean
    JavaDelegate createPayment(ClaimDecisions decisions) {
        return execution -> decisions.pay(caseOf(execution));
    }

    @Bean
    JavaDelegate refuseClaim(ClaimDecisions decisions) {
        return execution -> decisions.refuse(caseOf(execution));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
