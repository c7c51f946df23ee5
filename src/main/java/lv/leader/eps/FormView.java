package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.leader.engine.FilledForm;
import lv.leader.engine.Forms.Option;

/** A form as the page shows it: one field per component, each drawn by the template fragment of its type. */
final class FormView {

    /** Those with a fragment in {@code templates/eps/fields.html}. */
    private static final Set<String> DRAWN = Set.of(
            "text", "group", "textfield", "number", "textarea", "datetime", "select", "checkbox", "radio", "checklist");

    private FormView() {}

    /**
     * A component.
     *
     * @param conditional it comes and goes with other values
     * @param shown its condition, if it has one, does not hide it
     * @param text what was written, as the page repeats it
     * @param chosen values of ticked options
     * @param problem what is wrong with it, in words; null where nothing is
     */
    record Field(
            String id,
            String key,
            String type,
            String label,
            String description,
            String unit,
            boolean required,
            Integer maxLength,
            boolean conditional,
            boolean shown,
            String text,
            Set<String> chosen,
            List<Option> options,
            String problem,
            List<Field> children) {

        boolean isGroup() {
            return "group".equals(type);
        }
    }

    /**
     * @param form the whole form
     * @param visible what of it the values let show
     * @param problems in words, by key
     */
    static List<Field> of(JsonNode form, JsonNode visible, Map<String, Object> values, Map<String, String> problems) {
        Set<String> ids = new HashSet<>();
        ids(visible, ids);
        return fields(form, ids, values, problems);
    }

    private static List<Field> fields(
            JsonNode container, Set<String> visible, Map<String, Object> values, Map<String, String> problems) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode component : container.path("components")) {
            String key = component.path("key").asText();
            Object value = values.get(key);
            JsonNode rules = component.path("validate");
            if (!DRAWN.contains(component.path("type").asText())) {
                throw new IllegalStateException(
                        "the portal has no way to show " + component.path("type") + " of " + component.path("id"));
            }
            fields.add(new Field(
                    component.path("id").asText(),
                    key,
                    component.path("type").asText(),
                    FilledForm.label(component),
                    component.path("description").asText(component.path("text").asText(null)),
                    component.path("appearance").path("suffixer").asText(null),
                    rules.path("required").asBoolean(),
                    rules.has("maxLength") ? rules.path("maxLength").asInt() : null,
                    component.has("conditional"),
                    visible.contains(component.path("id").asText()),
                    text(value),
                    chosen(value),
                    FilledForm.options(component),
                    problems.get(key),
                    fields(component, visible, values, problems)));
        }
        return fields;
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Set<String> chosen(Object value) {
        if (value instanceof Collection<?> many) {
            Set<String> chosen = new HashSet<>();
            many.forEach(one -> chosen.add(one.toString()));
            return chosen;
        }
        return value == null || Boolean.FALSE.equals(value) ? Set.of() : Set.of(value.toString());
    }

    private static void ids(JsonNode container, Set<String> ids) {
        for (JsonNode component : container.path("components")) {
            ids.add(component.path("id").asText());
            ids(component, ids);
        }
    }
}
