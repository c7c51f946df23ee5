package lv.leader.call;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram call names, up to its closing. */
@Configuration(proxyBeanMethods = false)
class CallDelegates {

    /** A person's start has no case yet, whatever business key was typed; what the application starts brings it. */
    @Bean
    JavaDelegate registerCall(CallDrafts drafts) {
        return execution -> {
            Object startedBy = execution.getVariable("startedBy");
            UUID call = startedBy == null ? caseOf(execution) : Ids.next();
            execution.setProcessBusinessKey(call.toString());
            drafts.register(
                    call,
                    execution.getTenantId(),
                    (String) execution.getVariable("fund"),
                    (String) execution.getVariable("period"),
                    (String) startedBy);
        };
    }

    @Bean
    JavaDelegate checkCall(CallDrafts drafts) {
        return execution -> execution.setVariable("sound", drafts.check(caseOf(execution)));
    }

    @Bean
    JavaDelegate publishCall(Publications publications, Calls calls) {
        return execution -> {
            if (!publications.publish(caseOf(execution))) {
                throw new BpmnError("MoneyGone");
            }
            Call call = calls.find(caseOf(execution)).orElseThrow();
            execution.setVariable("opensAt", Date.from(call.opensAt()));
            execution.setVariable("closesAt", afterClosing(call));
        };
    }

    @Bean
    JavaDelegate openCall(CallNotices notices) {
        return execution -> notices.open(caseOf(execution));
    }

    @Bean
    JavaDelegate closeCall(Calls calls) {
        return execution -> {
            UUID call = caseOf(execution);
            boolean over = calls.closeAt(call, moment(execution.getVariable("closesAt")));
            execution.setVariable("timeOver", over);
            if (over) {
                execution.setVariable("anyApplications", calls.hasApplications(call));
            } else {
                execution.setVariable("closesAt", afterClosing(calls.find(call).orElseThrow()));
            }
        };
    }

    @Bean
    JavaDelegate returnCallMoney(CallMoney money, CallNotices notices) {
        return execution -> {
            money.giveBack(caseOf(execution));
            notices.end(caseOf(execution));
        };
    }

    /** A person's start has no case yet, whatever business key was typed. */
    @Bean
    JavaDelegate registerCallChange(CallChanges changes) {
        return execution -> {
            UUID change = Ids.next();
            execution.setProcessBusinessKey(change.toString());
            changes.begin(
                    change,
                    execution.getTenantId(),
                    (String) execution.getVariable("fund"),
                    (String) execution.getVariable("period"),
                    ((Number) execution.getVariable("number")).intValue(),
                    (String) execution.getVariable("startedBy"));
        };
    }

    @Bean
    JavaDelegate publishCallChange(CallChanges changes) {
        return execution -> {
            if (!changes.publish(caseOf(execution))) {
                throw new BpmnError("TooLate");
            }
        };
    }

    @Bean
    JavaDelegate dropCallChange(CallChanges changes) {
        return execution -> changes.drop(caseOf(execution));
    }

    @Bean
    TaskListener wantedChange(CallChanges changes) {
        return task -> task.getExecution()
                .setVariable(
                        "wanted",
                        !"drop"
                                .equals(changes.draft(caseOf(task.getExecution()))
                                        .wanted()));
    }

    @Bean
    JavaDelegate sendHandOverReminder(CallNotices notices) {
        return execution -> notices.remindHandOver(caseOf(execution), moment(execution.getVariable("handOverDue")));
    }

    /** The last second itself still counts: the timer rings at the first moment after it. */
    static Date afterClosing(Call call) {
        return Date.from(call.closesAt().plusMillis(1));
    }

    private static UUID caseOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    private static Instant moment(Object date) {
        return date instanceof Date due ? due.toInstant() : null;
    }
}
