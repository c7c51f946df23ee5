package lv.leader.application;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagram {@code call} does with the applications of a call that is cancelled. */
@Configuration(proxyBeanMethods = false)
class ApplicationDelegates {

    @Bean
    JavaDelegate endApplications(CancelledApplications applications) {
        return execution -> applications.end(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
