package lv.leader.amendment;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram {@code amendment} does. */
@Configuration(proxyBeanMethods = false)
class AmendmentDelegates {

    @Bean
    JavaDelegate issueAmendmentDecision(Amendments amendments) {
        return execution -> amendments.decide(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
