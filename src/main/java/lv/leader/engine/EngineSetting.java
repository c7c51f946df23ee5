package lv.leader.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** One thing to set on the engine before it starts. */
@FunctionalInterface
interface EngineSetting {

    void apply(ProcessEngineConfigurationImpl configuration);
}
