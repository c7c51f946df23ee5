package lv.leader.coverage;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEnginePlugin;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine of the tests tells what cases pass. */
@Configuration(proxyBeanMethods = false)
class CoverageConfiguration {

    @Bean
    ProcessEnginePlugin coverage() {
        return new SpringProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                var listener = new ElementCoverageParseListener();
                listener.setCoverageState(WalkedFlows.ALL);
                configuration.getCustomPostBPMNParseListeners().add(listener);
            }
        };
    }
}
