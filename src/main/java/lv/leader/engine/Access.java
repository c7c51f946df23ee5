package lv.leader.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** Who sees which rows of the engine: a LAG's people those of their tenant, everybody those of granted definitions. */
@Configuration(proxyBeanMethods = false)
class Access {

    /** Diagrams that a LAG's people start themselves: without a tenant every LAG would see the instance. */
    private static final Set<String> OF_A_LAG = Set.of("strategy", "call", "call-change", "late-interest");

    /** Diagrams in which evaluators work: each sees the own tasks only. */
    private static final Set<String> OF_EVALUATORS =
            Set.of("action-assessment", "assessment", "evaluator-replacement", "late-interest");

    /** Before what keeps answers: a refused one is not kept. */
    @Bean
    @Order(0)
    EngineSetting tenantsAndGrants(@Lazy TaskGuard tasks) {
        return configuration -> {
            configuration.setResourceAuthorizationProvider(new NoRightsPerTask());
            EngineConfiguration.add(
                    configuration::getCustomSessionFactories,
                    configuration::setCustomSessionFactories,
                    new FewRights());
            configuration.setTenantIdProvider(new TenantOfStarter());
            EngineConfiguration.add(
                    configuration::getCustomPostCommandInterceptorsTxRequired,
                    configuration::setCustomPostCommandInterceptorsTxRequired,
                    new NationalBodies());
            EngineConfiguration.add(
                    configuration::getCustomPostCommandInterceptorsTxRequired,
                    configuration::setCustomPostCommandInterceptorsTxRequired,
                    new VerbGuard(tasks));
        };
    }

    @Bean
    EngineSetting closedExpressions(ApplicationContext context) {
        return configuration -> {
            var beans = GuardedExpressions.beansOf(context);
            configuration.setBeans(beans);
            configuration.setExpressionManager(new GuardedExpressions(context, beans));
            EngineConfiguration.add(
                    configuration::getCustomPreCommandInterceptorsTxRequired,
                    configuration::setCustomPreCommandInterceptorsTxRequired,
                    new QueryGuard());
            EngineConfiguration.add(
                    configuration::getCustomPreCommandInterceptorsTxRequiresNew,
                    configuration::setCustomPreCommandInterceptorsTxRequiresNew,
                    new QueryGuard());
        };
    }

    /**
     * With a grant per definition, a row per task and candidate would only slow every query down. An evaluator alone has no
     * grant on the definition: who is left out of an action finds none of its tasks, and who scores none of the others'.
     */
    private static class NoRightsPerTask extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
            if (after == null || !isPersonal(task.getProcessDefinitionId())) {
                return null;
            }
            var own = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
            own.setUserId(after);
            own.setResource(Resources.TASK);
            own.setResourceId(task.getId());
            own.setPermissions(new Permission[] {Permissions.READ, TaskPermissions.TASK_WORK});
            return new AuthorizationEntity[] {own};
        }

        /** Whether each task of a diagram is seen by its assignee, whatever else they see. */
        static boolean isPersonal(String definition) {
            return definition != null && OF_EVALUATORS.contains(definition.split(":")[0]);
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String person, String type) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
            return null;
        }
    }

    /** With few rights and few groups per person the engine need not ask first which groups have any, nor clean up. */
    private static class FewRights implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new AuthorizationManager() {
                @Override
                public List<String> filterAuthenticatedGroupIds(List<String> groups) {
                    return groups == null ? List.of() : groups;
                }

                @Override
                public void deleteAuthorizationsByResourceId(Resource resource, String id) {
                    boolean many =
                            resource == Resources.HISTORIC_TASK || resource == Resources.TASK && !isOfAnEvaluator(id);
                    if (!many) {
                        super.deleteAuthorizationsByResourceId(resource, id);
                    }
                }

                /** The task that ends is still at hand. */
                private boolean isOfAnEvaluator(String task) {
                    var ending = Context.getCommandContext().getTaskManager().findTaskById(task);
                    return ending != null && NoRightsPerTask.isPersonal(ending.getProcessDefinitionId());
                }
            };
        }
    }

    /** A new instance carries the tenant of its case, else the only tenant of the person who starts it. */
    private static class TenantOfStarter implements TenantIdProvider {

        @Override
        public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
            if (start.getSuperExecution() != null) {
                return start.getSuperExecution().getTenantId();
            }
            var person = Context.getCommandContext().getAuthentication();
            Object wanted = start.getVariables().get(ProcessGate.TENANT);
            if (person == null) {
                return wanted == null ? null : wanted.toString();
            }
            List<String> own = person.getTenantIds() == null ? List.of() : person.getTenantIds();
            String tenant = wanted == null && own.size() == 1 ? own.get(0) : (String) wanted;
            if (tenant == null && OF_A_LAG.contains(start.getProcessDefinition().getKey())) {
                throw new AuthorizationException("Only a local action group starts this process.");
            }
            if (tenant != null && !own.contains(tenant)) {
                throw new AuthorizationException("You don't work for the local action group " + tenant + ".");
            }
            return tenant;
        }

        @Override
        public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
            return null;
        }

        @Override
        public String provideTenantIdForHistoricDecisionInstance(
                TenantIdProviderHistoricDecisionInstanceContext context) {
            return context.getExecution() == null
                    ? null
                    : context.getExecution().getTenantId();
        }
    }

    /** The committee and the paying agency work for all LAGs: grants per definition limit them, not tenants. */
    private static class NationalBodies extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            var commands = Context.getCommandContext();
            var person = commands.getAuthentication();
            if (person != null
                    && commands.isTenantCheckEnabled()
                    && person.getGroupIds() != null
                    && !person.getGroupIds().isEmpty()
                    && person.getGroupIds().stream().noneMatch(group -> group.startsWith("lag-"))) {
                commands.disableTenantCheck();
            }
            return next.execute(command);
        }
    }
}
