package lv.leader.claim;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
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
    JavaDelegate sampleVisit(Claims claims) {
        return execution -> execution.setVariable("visit", claims.sampleVisit(caseOf(execution)));
    }

    @Bean
    JavaDelegate applyReduction(Claims claims) {
        return execution -> execution.setVariable("payable", claims.examine(caseOf(execution)));
    }

    @Bean
    JavaDelegate createPayment(Claims claims) {
        return execution -> claims.pay(caseOf(execution));
    }

    @Bean
    JavaDelegate refuseClaim(Claims claims) {
        return execution -> claims.refuse(caseOf(execution));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
