package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lv.leader.refusal.Refusal;

/**
 * What a form allows: its fields and nothing else, required ones filled, each of its type, within its range and options.
 * The same rules hold for the task guard and the portal.
 */
public final class FormRules {

    private static final Set<String> SHOWN_ONLY =
            Set.of("text", "html", "separator", "image", "spacer", "group", "button", "expression");

    /** More rows than anybody writes: a bound, so that nobody fills the house with them. */
    private static final int MOST_ROWS = 100;

    private FormRules() {}

    /**
     * The first thing wrong with submitted values.
     *
     * @param form schema of a Camunda Form
     * @param values by component key; nulls count as not filled
     */
    public static Optional<Refusal> check(JsonNode form, Map<String, Object> values) {
        Set<String> unknown = unknown(form, values);
        if (!unknown.isEmpty()) {
            return Optional.of(
                    Refusal.of("form.unknown-field", "field", unknown.iterator().next()));
        }
        return problems(form, values).values().stream().findFirst();
    }

    private static Set<String> unknown(JsonNode form, Map<String, Object> values) {
        Map<String, JsonNode> fields = fields(form);
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(fields.keySet());
        fields.values().stream()
                .filter(FormRows::isList)
                .forEach(list -> FormRows.of(list, values).forEach(row -> unknown.addAll(unknown(list, row))));
        return unknown;
    }

    /** Everything that is wrong, by the name of its field (that of a {@link FormRows.Cell} in a list), in the order of the form. */
    public static Map<String, Refusal> problems(JsonNode form, Map<String, Object> values) {
        Map<String, Refusal> problems = new LinkedHashMap<>();
        fields(form).forEach((key, field) -> {
            if (FormRows.isList(field)) {
                problems.putAll(inRows(key, field, FormRows.of(field, values)));
            } else {
                check(key, field, values.get(key)).ifPresent(problem -> problems.put(key, problem));
            }
        });
        return problems;
    }

    private static Map<String, Refusal> inRows(String key, JsonNode list, List<Map<String, Object>> rows) {
        Map<String, Refusal> problems = new LinkedHashMap<>();
        if (rows.size() > MOST_ROWS) {
            problems.put(
                    key,
                    Refusal.of("form.too-many-rows", "field", list.path("label").asText(), "most", MOST_ROWS));
            return problems;
        }
        for (int row = 0; row < rows.size(); row++) {
            for (var field : fields(list).entrySet()) {
                String name = new FormRows.Cell(key, row, field.getKey()).name();
                check(name, field.getValue(), rows.get(row).get(field.getKey()))
                        .ifPresent(problem -> problems.put(name, problem));
            }
        }
        return problems;
    }

    /** The components that take a value, by key, in the order of the form; a list counts as one. */
    public static Map<String, JsonNode> fields(JsonNode form) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        collect(form, fields);
        return fields;
    }

    /** Nothing written, nothing chosen; for a box to be ticked: not ticked. */
    public static boolean isEmpty(JsonNode field, Object value) {
        return value == null
                || "".equals(value)
                || (value instanceof Collection<?> chosen && chosen.isEmpty())
                || ("checkbox".equals(field.path("type").asText()) && Boolean.FALSE.equals(value));
    }

    static boolean takesValue(JsonNode component) {
        return !SHOWN_ONLY.contains(component.path("type").asText()) && component.has("key");
    }

    private static void collect(JsonNode container, Map<String, JsonNode> fields) {
        for (JsonNode component : container.path("components")) {
            if (FormRows.isList(component)) {
                fields.put(component.path("path").asText(), component);
                continue;
            }
            if (takesValue(component)) {
                fields.put(component.path("key").asText(), component);
            }
            collect(component, fields);
        }
    }

    private static Optional<Refusal> check(String key, JsonNode field, Object value) {
        JsonNode rules = field.path("validate");
        String label = field.path("label").asText(field.path("dateLabel").asText(key));
        if (isEmpty(field, value)) {
            // A hidden field can't be filled: conditions are the screen's, the step's own check knows better.
            return rules.path("required").asBoolean() && !field.has("conditional")
                    ? Optional.of(Refusal.of("form.required", "field", label))
                    : Optional.empty();
        }
        boolean fits = switch (field.path("type").asText()) {
            case "number" -> isNumber(value, field);
            case "checkbox" -> value instanceof Boolean;
            case "radio", "select" -> isOption(value, field);
            case "checklist" ->
                !(value instanceof Collection<?> chosen) || chosen.stream().allMatch(one -> isOption(one, field));
            case "datetime" -> !"date".equals(field.path("subtype").asText()) || isDate(value);
            case "textfield", "textarea" -> isText(value, rules);
            default -> true;
        };
        return fits ? Optional.empty() : Optional.of(Refusal.of("form.does-not-fit", "field", label, "value", value));
    }

    private static boolean isDate(Object value) {
        try {
            return value instanceof Date || LocalDate.parse(value.toString()) != null;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }

    private static boolean isNumber(Object value, JsonNode field) {
        JsonNode rules = field.path("validate");
        try {
            var number = new BigDecimal(value.toString());
            return (!field.has("decimalDigits")
                            || number.stripTrailingZeros().scale()
                                    <= field.path("decimalDigits").asInt())
                    && (!rules.has("min") || number.compareTo(rules.path("min").decimalValue()) >= 0)
                    && (!rules.has("max") || number.compareTo(rules.path("max").decimalValue()) <= 0);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean isOption(Object value, JsonNode field) {
        for (JsonNode option : field.path("values")) {
            if (option.path("value").asText().equals(value.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(Object value, JsonNode rules) {
        return value instanceof String text
                && (!rules.has("minLength")
                        || text.length() >= rules.path("minLength").asInt())
                && (!rules.has("maxLength")
                        || text.length() <= rules.path("maxLength").asInt())
                && (!rules.has("pattern") || text.matches(rules.path("pattern").asText()));
    }

    /**
     * For forms whose rows live in tables: only the named answers may reach the process.
     *
     * @param allowed {@code name:value|value;name:value}
     */
    static Optional<Refusal> checkAnswers(String allowed, Map<String, Object> values) {
        Map<String, Set<String>> options = new LinkedHashMap<>();
        for (String answer : allowed.split(";")) {
            if (!answer.isBlank()) {
                String[] parts = answer.strip().split(":");
                options.put(parts[0], Set.of(parts[1].split("\\|")));
            }
        }
        for (var value : values.entrySet()) {
            if (!options.containsKey(value.getKey())) {
                return Optional.of(Refusal.of("form.unknown-field", "field", value.getKey()));
            }
        }
        for (var option : options.entrySet()) {
            Object value = values.get(option.getKey());
            if (value == null) {
                return Optional.of(Refusal.of("form.required", "field", option.getKey()));
            }
            if (!option.getValue().contains(value.toString())) {
                return Optional.of(Refusal.of("form.does-not-fit", "field", option.getKey(), "value", value));
            }
        }
        return Optional.empty();
    }
}
