package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Puts the installation's language ({@code leader.language}: {@code en} or {@code lv}) into diagrams and forms when they
 * are released, from the side file beside each: {@code <name>_lv.properties} with element ids or component keys.
 */
@Component
class ModelLanguage {

    static final List<String> FORM_TEXTS = List.of("label", "dateLabel", "description", "text");

    private final ObjectMapper json;
    private final String language;

    ModelLanguage(ObjectMapper json, @Value("${leader.language:en}") String language) {
        this.json = json;
        this.language = language;
    }

    String translate(String file, InputStream content) throws IOException {
        String model = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        if ("en".equals(language)) {
            return model;
        }
        if (file.endsWith(".bpmn")) {
            return diagram(model, texts("processes/" + file.replace(".bpmn", ""), language));
        }
        return file.endsWith(".form") ? form(model, texts("forms/" + file.replace(".form", ""), language)) : model;
    }

    /** Puts a person's language into a released form, whatever language it was released in. */
    void translate(String key, JsonNode form, String reader) {
        try {
            if (language.equals(reader)) {
                return;
            }
            translate(form, "en".equals(reader) ? english(key) : texts("forms/" + key, reader));
        } catch (IOException e) {
            throw new IllegalStateException("texts of form " + key + " are not readable", e);
        }
    }

    private Properties english(String key) throws IOException {
        var texts = new Properties();
        try (var form = new ClassPathResource("forms/" + key + ".form").getInputStream()) {
            collect(json.readTree(form), texts);
        }
        return texts;
    }

    private static void collect(JsonNode container, Properties texts) {
        for (JsonNode component : container.path("components")) {
            String key = component.path("key").asText(component.path("id").asText());
            for (String property : FORM_TEXTS) {
                if (component.hasNonNull(property)) {
                    texts.put(key + "." + property, component.path(property).asText());
                }
            }
            for (JsonNode value : component.path("values")) {
                texts.put(
                        key + ".value." + value.path("value").asText(),
                        value.path("label").asText());
            }
            collect(component, texts);
        }
    }

    private static Properties texts(String base, String language) throws IOException {
        var texts = new Properties();
        var side = new ClassPathResource(base + "_" + language + ".properties");
        if (side.exists()) {
            try (var reader = new InputStreamReader(side.getInputStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        }
        return texts;
    }

    private static String diagram(String model, Properties texts) {
        var diagram =
                Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        for (String key : texts.stringPropertyNames()) {
            boolean documentation = key.endsWith(".documentation");
            BaseElement element = diagram.getModelElementById(key.replace(".documentation", ""));
            if (element == null) {
                continue;
            }
            if (documentation) {
                for (Documentation text : element.getDocumentations()) {
                    text.setTextContent(texts.getProperty(key));
                }
            } else {
                element.setAttributeValue("name", texts.getProperty(key));
            }
        }
        return Bpmn.convertToString(diagram);
    }

    private String form(String model, Properties texts) throws IOException {
        JsonNode form = json.readTree(model);
        translate(form, texts);
        return json.writeValueAsString(form);
    }

    private static void translate(JsonNode container, Properties texts) {
        for (JsonNode component : container.path("components")) {
            String key = component.path("key").asText(component.path("id").asText());
            for (String property : FORM_TEXTS) {
                String text = texts.getProperty(key + "." + property);
                if (text != null) {
                    ((ObjectNode) component).put(property, text);
                }
            }
            for (JsonNode value : component.path("values")) {
                String text =
                        texts.getProperty(key + ".value." + value.path("value").asText());
                if (text != null) {
                    ((ObjectNode) value).put("label", text);
                }
            }
            translate(component, texts);
        }
    }
}
