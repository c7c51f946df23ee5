package lv.leader.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What tasks are called now, whoever answered them when: as the newest release of their diagram says. */
@Component
public class TaskNames {

    private final ObjectProvider<ProcessEngine> engine;
    private final AsSystem system;

    TaskNames(ObjectProvider<ProcessEngine> engine, AsSystem system) {
        this.engine = engine;
        this.system = system;
    }

    /**
     * A task of a diagram.
     *
     * @param name in the language of the installation
     * @param form id of its Camunda Form; null where it has another kind of form
     */
    public record Named(String name, String form) {}

    /** Empty where the newest diagram has no such task any more. */
    public Optional<Named> of(String process, String task) {
        return system.run(() -> {
            RepositoryService repository = engine.getObject().getRepositoryService();
            var newest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .withoutTenantId()
                    .singleResult();
            if (newest == null
                    || !(repository.getBpmnModelInstance(newest.getId()).getModelElementById(task)
                            instanceof UserTask found)) {
                return Optional.empty();
            }
            return Optional.of(new Named(found.getName(), found.getCamundaFormRef()));
        });
    }
}
