package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lv.leader.engine.Forms.Option;
import lv.leader.refusal.Words;

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

    /** A question of the form with what was answered. */
    record Answer(String label, String text, boolean heading) {}

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

    /** What was sent, question by question, without those left empty. */
    static List<Answer> answers(JsonNode visible, Map<String, Object> values, Words words, Locale reader) {
        List<Answer> answers = new ArrayList<>();
        collect(visible, values, words, reader, answers);
        return answers;
    }

    private static void collect(
            JsonNode container, Map<String, Object> values, Words words, Locale reader, List<Answer> answers) {
        for (JsonNode component : container.path("components")) {
            if ("group".equals(component.path("type").asText())) {
                answers.add(new Answer(component.path("label").asText(), "", true));
                collect(component, values, words, reader, answers);
                continue;
            }
            Object value = values.get(component.path("key").asText());
            if (value != null && !"".equals(value) && !Boolean.FALSE.equals(value)) {
                answers.add(new Answer(label(component), said(component, value, words, reader), false));
            }
        }
    }

    private static String said(JsonNode component, Object value, Words words, Locale reader) {
        if (value instanceof Boolean) {
            return "✓";
        }
        if (value instanceof Number number) {
            String unit = component.path("appearance").path("suffixer").asText("");
            return (words.of(new BigDecimal(number.toString()), reader) + " " + unit).strip();
        }
        var chosen = value instanceof Collection<?> many ? many : List.of(value);
        return String.join(
                ", ",
                chosen.stream()
                        .map(one -> option(component, one.toString(), words, reader))
                        .toList());
    }

    private static String option(JsonNode component, String value, Words words, Locale reader) {
        for (Option option : options(component)) {
            if (option.value().equals(value)) {
                return option.label();
            }
        }
        if ("datetime".equals(component.path("type").asText())) {
            try {
                return words.of(LocalDate.parse(value), reader);
            } catch (DateTimeParseException asWritten) {
                return value;
            }
        }
        return value;
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
                    label(component),
                    component.path("description").asText(component.path("text").asText(null)),
                    component.path("appearance").path("suffixer").asText(null),
                    rules.path("required").asBoolean(),
                    rules.has("maxLength") ? rules.path("maxLength").asInt() : null,
                    component.has("conditional"),
                    visible.contains(component.path("id").asText()),
                    text(value),
                    chosen(value),
                    options(component),
                    problems.get(key),
                    fields(component, visible, values, problems)));
        }
        return fields;
    }

    private static String label(JsonNode component) {
        return component.path("label").asText(component.path("dateLabel").asText(""));
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

    private static List<Option> options(JsonNode component) {
        List<Option> options = new ArrayList<>();
        for (JsonNode value : component.path("values")) {
            options.add(
                    new Option(value.path("value").asText(), value.path("label").asText()));
        }
        return options;
    }

    private static void ids(JsonNode container, Set<String> ids) {
        for (JsonNode component : container.path("components")) {
            ids.add(component.path("id").asText());
            ids(component, ids);
        }
    }
}
