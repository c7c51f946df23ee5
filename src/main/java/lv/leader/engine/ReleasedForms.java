package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The Camunda Forms that tasks show, read once per released version. */
@Component
class ReleasedForms {

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    private final ObjectMapper json;
    private final Map<String, JsonNode> byDefinition = new ConcurrentHashMap<>();

    ReleasedForms(ObjectMapper json) {
        this.json = json;
    }

    /** Keys of free-text fields on the task's form: content, that is, not for gateways. */
    Set<String> textFields(TaskEntity task) {
        var key = task.getTaskDefinition().getCamundaFormDefinitionKey();
        Set<String> keys = new HashSet<>();
        if (key != null) {
            collect(schema(String.valueOf(key.getValue(task.getExecution()))), keys);
        }
        return keys;
    }

    /** Inside a command: the newest released schema of a form. */
    JsonNode schema(String formKey) {
        return schema(formKey, null);
    }

    /** Inside a command: number of the newest released version of a form. */
    int version(String formKey) {
        return definition(formKey, null).getVersion();
    }

    private static CamundaFormDefinitionEntity definition(String formKey, Integer version) {
        var forms = Context.getCommandContext().getCamundaFormDefinitionManager();
        return version == null
                ? forms.findLatestDefinitionByKeyAndTenantId(formKey, null)
                : forms.findDefinitionByKeyVersionAndTenantId(formKey, version, null);
    }

    /**
     * Inside a command: the schema of a form.
     *
     * @param version null for the newest
     */
    JsonNode schema(String formKey, Integer version) {
        var commands = Context.getCommandContext();
        CamundaFormDefinitionEntity definition = definition(formKey, version);
        return byDefinition.computeIfAbsent(definition.getId(), id -> {
            byte[] bytes = commands.getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(
                            definition.getDeploymentId(), definition.getResourceName())
                    .getBytes();
            try {
                return json.readTree(bytes);
            } catch (IOException e) {
                throw new IllegalStateException("form " + formKey + " is not readable", e);
            }
        });
    }

    private static void collect(JsonNode container, Set<String> keys) {
        for (JsonNode component : container.path("components")) {
            if (TEXTS.contains(component.path("type").asText())) {
                keys.add(component.path("key").asText());
            }
            collect(component, keys);
        }
    }
}
