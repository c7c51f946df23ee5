package lv.leader.clarification;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram clarification names. */
@Configuration(proxyBeanMethods = false)
class ClarificationDelegates {

    @Bean
    JavaDelegate askApplicant(Clarifications clarifications) {
        return execution -> execution.setVariable(
                "clarificationDue",
                Date.from(clarifications
                        .ask(UUID.fromString(execution.getProcessBusinessKey()))
                        .due()));
    }
}
