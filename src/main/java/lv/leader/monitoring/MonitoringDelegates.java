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
    JavaDelegate planObligations(Monitorings monitorings) {
        return execution -> tell(execution, monitorings.plan(caseOf(execution)));
    }

    @Bean
    JavaDelegate nextObligation(Monitorings monitorings) {
        return execution -> tell(execution, monitorings.finishYear(caseOf(execution)));
    }

    @Bean
    JavaDelegate askReport(Monitorings monitorings) {
        return execution -> expect(execution, monitorings, monitorings.ask(caseOf(execution)));
    }

    @Bean
    JavaDelegate sendReportReminder(Monitorings monitorings) {
        return execution -> monitorings.remind(caseOf(execution));
    }

    @Bean
    JavaDelegate extendReport(Monitorings monitorings) {
        return execution -> expect(execution, monitorings, monitorings.extend(caseOf(execution)));
    }

    @Bean
    JavaDelegate sampleExPost(Monitorings monitorings) {
        return execution -> execution.setVariable("visit", monitorings.sampleVisit(caseOf(execution)));
    }

    @Bean
    JavaDelegate askCorrection(Monitorings monitorings) {
        return execution ->
                execution.setVariable("correctionDue", Date.from(monitorings.askCorrection(caseOf(execution))));
    }

    private static void tell(DelegateExecution execution, Monitorings.Plan plan) {
        execution.setVariable("nextReportOpens", Date.from(plan.nextOpens()));
        execution.setVariable("obligationEnds", Date.from(plan.obligationEnds()));
        execution.setVariable("obligationsLeft", plan.left());
    }

    private static void expect(DelegateExecution execution, Monitorings monitorings, Instant due) {
        execution.setVariable("reportDue", Date.from(due));
        execution.setVariable("remindReport", Date.from(monitorings.reminder(caseOf(execution), due)));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
