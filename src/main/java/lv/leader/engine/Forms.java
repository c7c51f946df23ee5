package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Released Camunda Forms for pages outside Tasklist: the same files, in the reader's language, with the conditions
 * evaluated by the engine's own FEEL.
 */
@Component
public class Forms {

    private final ReleasedForms released;
    private final ModelLanguage language;
    private final ObjectMapper json;
    private final ObjectProvider<ProcessEngine> engine;

    Forms(ReleasedForms released, ModelLanguage language, ObjectMapper json, ObjectProvider<ProcessEngine> engine) {
        this.released = released;
        this.language = language;
        this.json = json;
        this.engine = engine;
    }

    /** One of several values to choose from. */
    public record Option(String value, String label) {}

    /**
     * The newest released version of a form.
     *
     * @param key id of the form
     * @param reader in whose language its texts are
     * @param options for the components that name their options by {@code valuesKey}
     */
    public JsonNode form(String key, Locale reader, Map<String, List<Option>> options) {
        return form(key, null, reader, options);
    }

    /** Number of the newest released version of a form, for what must go on with it. */
    public int version(String key) {
        return configuration().getCommandExecutorTxRequired().execute(command -> released.version(key));
    }

    /**
     * A released version of a form.
     *
     * @param version null for the newest
     */
    public JsonNode form(String key, Integer version, Locale reader, Map<String, List<Option>> options) {
        JsonNode form = configuration()
                .getCommandExecutorTxRequired()
                .execute(command -> released.schema(key, version))
                .deepCopy();
        language.translate(key, form, reader.getLanguage());
        fill(form, options);
        return form;
    }

    /**
     * What a person sees of a form: without the components that their conditions hide. A value in a hidden component
     * counts as none for the conditions after it.
     */
    public JsonNode visible(JsonNode form, Map<String, Object> values) {
        JsonNode visible = form.deepCopy();
        Map<String, Object> known = new HashMap<>();
        FormRules.fields(form).keySet().forEach(key -> known.put(key, values.get(key)));
        hide(visible, known, configuration().getDmnEngineConfiguration().getFeelEngine());
        return visible;
    }

    /** What the form computes from other values, by the key of its expression; null where it can't be told yet. */
    public Map<String, Object> computed(JsonNode form, Map<String, Object> values) {
        Map<String, Object> known = new HashMap<>();
        FormRules.fields(form).keySet().forEach(key -> known.put(key, values.get(key)));
        Map<String, Object> computed = new HashMap<>();
        compute(
                form,
                known,
                computed,
                configuration().getDmnEngineConfiguration().getFeelEngine());
        return computed;
    }

    private static void compute(
            JsonNode container, Map<String, Object> known, Map<String, Object> computed, FeelEngine feel) {
        for (JsonNode component : container.path("components")) {
            if ("expression".equals(component.path("type").asText())) {
                computed.put(
                        component.path("key").asText(),
                        evaluate(component.path("expression").asText(), known, feel));
            }
            compute(component, known, computed, feel);
        }
    }

    private static void hide(JsonNode container, Map<String, Object> known, FeelEngine feel) {
        var components = container.path("components").elements();
        while (components.hasNext()) {
            JsonNode component = components.next();
            String condition = component.path("conditional").path("hide").asText("");
            if (isTrue(condition, known, feel)) {
                known.put(component.path("key").asText(), null);
                FormRules.fields(component).keySet().forEach(key -> known.put(key, null));
                components.remove();
            } else {
                ((ObjectNode) component).remove("conditional");
                if (!FormRows.isList(component)) {
                    hide(component, known, feel);
                }
            }
        }
    }

    private static boolean isTrue(String condition, Map<String, Object> known, FeelEngine feel) {
        return !condition.isBlank() && Boolean.TRUE.equals(evaluate(condition, known, feel));
    }

    private static Object evaluate(String expression, Map<String, Object> known, FeelEngine feel) {
        return feel.evaluateSimpleExpression(
                expression.strip().replaceFirst("^=", ""),
                Variables.fromMap(known).asVariableContext());
    }

    private void fill(JsonNode container, Map<String, List<Option>> options) {
        for (JsonNode component : container.path("components")) {
            var wanted = options.get(component.path("valuesKey").asText());
            if (wanted != null) {
                ArrayNode values = ((ObjectNode) component).putArray("values");
                wanted.forEach(option -> values.add(json.valueToTree(option)));
            }
            fill(component, options);
        }
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    }
}
