package lv.leader.payment;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams {@code payment} and {@code payment-run} do. */
@Configuration(proxyBeanMethods = false)
class PaymentDelegates {

    @Bean
    JavaDelegate joinRun(PaymentRuns runs) {
        return execution -> runs.join(caseOf(execution));
    }

    @Bean
    JavaDelegate writePaymentFile(PaymentRuns runs) {
        return execution -> {
            var filed = runs.file(caseOf(execution));
            execution.setVariable("largeSum", filed.largeSum());
            execution.setVariable("noticeOver", Date.from(filed.noticeOver()));
        };
    }

    @Bean
    JavaDelegate giveLargeSumNotice(PaymentRuns runs) {
        return execution -> runs.giveNotice(caseOf(execution));
    }

    @Bean
    JavaDelegate handOverRun(PaymentRuns runs) {
        return execution -> runs.handOver(caseOf(execution));
    }

    @Bean
    JavaDelegate dissolveRun(PaymentRuns runs) {
        return execution -> runs.dissolve(caseOf(execution));
    }

    @Bean
    JavaDelegate settlePayment(Payments payments) {
        return execution -> payments.settle(caseOf(execution));
    }

    @Bean
    JavaDelegate recordReturn(Payments payments) {
        return execution -> payments.recordReturn(caseOf(execution));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
