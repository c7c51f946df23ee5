package lv.leader.monitoring;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams {@code monitoring}, {@code monitoring-year} and {@code monitoring-finding} do. */
@Configuration(proxyBeanMethods = false)
class MonitoringDelegates {

    @Bean
    JavaDelegate planObligations(Obligations obligations) {
        return execution -> tell(execution, obligations.plan(caseOf(execution)));
    }

    @Bean
    JavaDelegate nextObligation(Obligations obligations) {
        return execution -> tell(execution, obligations.finishYear(caseOf(execution)));
    }

    @Bean
    JavaDelegate askReport(MonitoringNotices notices, MonitoringTerms terms) {
        return execution -> expect(execution, terms, notices.ask(caseOf(execution)));
    }

    @Bean
    JavaDelegate sendReportReminder(MonitoringNotices notices) {
        return execution -> notices.remind(caseOf(execution));
    }

    @Bean
    JavaDelegate extendReport(MonitoringNotices notices, MonitoringTerms terms) {
        return execution -> expect(execution, terms, notices.extend(caseOf(execution)));
    }

    @Bean
    JavaDelegate sampleExPost(ExPostVisits visits) {
        return execution -> execution.setVariable("visit", visits.sample(caseOf(execution)));
    }

    @Bean
    JavaDelegate askCorrection(MonitoringNotices notices) {
        return execution -> execution.setVariable("correctionDue", Date.from(notices.askCorrection(caseOf(execution))));
    }

    private static void tell(DelegateExecution execution, Obligations.Plan plan) {
        execution.setVariable("nextReportOpens", Date.from(plan.nextOpens()));
        execution.setVariable("obligationEnds", Date.from(plan.obligationEnds()));
        execution.setVariable("obligationsLeft", plan.left());
    }

    private static void expect(DelegateExecution execution, MonitoringTerms terms, Instant due) {
        execution.setVariable("reportDue", Date.from(due));
        execution.setVariable("remindReport", Date.from(terms.reminder(caseOf(execution), due)));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
