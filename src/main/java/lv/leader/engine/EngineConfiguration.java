package lv.leader.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEnginePlugin;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** First-day decisions about the engine that can't be changed later without migrating data. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    IdGenerator idGenerator() {
        return () -> Ids.next().toString();
    }

    /** Depends on the schema being there: Flyway owns it, the engine only finds it. */
    @Bean
    @DependsOnDatabaseInitialization
    ProcessEnginePlugin firstDayDecisions(List<EngineSetting> settings, LeaderClock clock) {
        return new SpringProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                EngineTime.follow(clock);
                configuration.setIdentityService(new EngineIdentity());
                /* Kept for the whole programme and its controls: 15 years. */
                configuration.setHistoryTimeToLive("P5475D");
                // Nothing is deleted by itself: a removal time would rewrite all history of a case when it ends.
                configuration.setHistoryRemovalTimeStrategy(
                        ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
                configuration.setHistoryCleanupStrategy(
                        ProcessEngineConfigurationImpl.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
                configuration.setHistoryCleanupEnabled(false);
                configuration.setEnsureJobDueDateNotNull(true);
                configuration.setJobExecutorAcquireByDueDate(true);
                configuration.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
                configuration.setDefaultNumberOfRetries(5);
                configuration.setTaskMetricsEnabled(false);
                // Names of people, groups and tenants may have hyphens.
                configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
                configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
                // Tasklist asks for its saved filters by two thousand at once.
                configuration.setQueryMaxResultsLimit(2000);
                // A refusal is an answer, not an error; what fails is logged once, by the job or the request it ended.
                configuration.setEnableCmdExceptionLogging(false);
                configuration.setEnablePasswordPolicy(true);
                configuration.setJdbcStatementTimeout(20);
                configuration.setCustomHistoryLevels(List.of(new LeaderHistoryLevel()));
                configuration.setHistoryEventHandler(new LeanHistory());
                settings.forEach(setting -> setting.apply(configuration));
            }
        };
    }

    @Bean
    @Order(1)
    EngineSetting hooks(@Lazy Inbox inbox, CaseTimeline timeline, @Lazy AnswerKeeper answers) {
        return configuration -> {
            add(
                    configuration::getCustomPreBPMNParseListeners,
                    configuration::setCustomPreBPMNParseListeners,
                    new ModelHooks(inbox, timeline));
            add(configuration::getCustomJobHandlers, configuration::setCustomJobHandlers, new InboxJob(inbox));
            add(
                    configuration::getCustomPostCommandInterceptorsTxRequired,
                    configuration::setCustomPostCommandInterceptorsTxRequired,
                    new AnswerInterceptor(answers));
        };
    }

    /** The engine's lists of extensions may be missing. */
    static <T> void add(Supplier<List<T>> present, Consumer<List<T>> set, T extension) {
        List<T> all = present.get() == null ? new ArrayList<>() : new ArrayList<>(present.get());
        all.add(extension);
        set.accept(all);
    }
}
