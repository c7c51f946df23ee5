package lv.leader.recovery;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram {@code recovery} does. */
@Configuration(proxyBeanMethods = false)
class RecoveryDelegates {

    @Bean
    JavaDelegate computeRecovery(Recoveries recoveries) {
        return execution -> recoveries.compute(caseOf(execution));
    }

    @Bean
    JavaDelegate notifyRecovery(Recoveries recoveries) {
        return execution ->
                execution.setVariable("explanationDue", Date.from(recoveries.askExplanation(caseOf(execution))));
    }

    @Bean
    JavaDelegate issueRecovery(Recoveries recoveries) {
        return execution -> execution.setVariable("repaymentDue", Date.from(recoveries.issue(caseOf(execution))));
    }

    @Bean
    JavaDelegate dropRecovery(Recoveries recoveries) {
        return execution -> recoveries.drop(caseOf(execution));
    }

    @Bean
    JavaDelegate bookRecovery(Repayments repayments) {
        return execution -> execution.setVariable("whollyRepaid", repayments.book(caseOf(execution)));
    }

    @Bean
    JavaDelegate recordEnforcement(Repayments repayments) {
        return execution -> repayments.enforce(caseOf(execution));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
