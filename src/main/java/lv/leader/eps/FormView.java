package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.leader.engine.FilledForm;
import lv.leader.engine.FormRows;
import lv.leader.engine.Forms.Option;
import lv.leader.refusal.Words;

/** A form as the page shows it: one field per component, each drawn by the template fragment of its type. */
final class FormView {

    /** A text that repeats a value: {@code {{total}} EUR}. */
    private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}(?: (EUR))?");

    /** What has no question and yet may change while somebody writes. */
    private static final Set<String> NOT_DRAWN = Set.of("expression");

    /** Those with a fragment in {@code templates/eps/fields.html}. */
    private static final Set<String> DRAWN = Set.of(
            "text",
            "group",
            "dynamiclist",
            "textfield",
            "number",
            "textarea",
            "datetime",
            "select",
            "checkbox",
            "radio",
            "checklist");

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
    static List<Field> of(
            JsonNode form,
            JsonNode visible,
            Map<String, Object> values,
            Map<String, String> problems,
            Words words,
            Locale reader) {
        Set<String> ids = new HashSet<>();
        ids(visible, ids);
        return new FormPage(ids, problems, words, reader).fields(form, values, key -> key, id -> id);
    }

    /** One page of a form while its fields are put together. */
    private record FormPage(Set<String> visible, Map<String, String> problems, Words words, Locale reader) {

        List<Field> fields(
                JsonNode container, Map<String, Object> values, UnaryOperator<String> name, UnaryOperator<String> id) {
            List<Field> fields = new ArrayList<>();
            for (JsonNode component : container.path("components")) {
                String type = component.path("type").asText();
                if (NOT_DRAWN.contains(type)) {
                    continue;
                }
                if (!DRAWN.contains(type)) {
                    throw new IllegalStateException(
                            "the portal has no way to show " + type + " of " + component.path("id"));
                }
                fields.add(
                        FormRows.isList(component)
                                ? list(component, values)
                                : field(component, values, name, id, type));
            }
            return fields;
        }

        private Field field(
                JsonNode component,
                Map<String, Object> values,
                UnaryOperator<String> name,
                UnaryOperator<String> id,
                String type) {
            String key = component.path("key").asText();
            JsonNode rules = component.path("validate");
            String text = component.path("text").asText(null);
            boolean repeats = text != null && VALUE.matcher(text).find();
            return new Field(
                    id.apply(component.path("id").asText()),
                    // A text that repeats values is named as well, so that the page asks for it anew.
                    repeats ? component.path("id").asText() : name.apply(key),
                    type,
                    FilledForm.label(component),
                    component.path("description").asText(repeats ? filled(text, values) : text),
                    component.path("appearance").path("suffixer").asText(null),
                    rules.path("required").asBoolean(),
                    rules.has("maxLength") ? rules.path("maxLength").asInt() : null,
                    component.has("conditional"),
                    visible.contains(component.path("id").asText()),
                    text(values.get(key)),
                    chosen(values.get(key)),
                    FilledForm.options(component),
                    problems.get(name.apply(key)),
                    fields(component, values, name, id));
        }

        /** A list's children are its rows, named as the buttons that remove them. */
        private Field list(JsonNode list, Map<String, Object> values) {
            String key = list.path("path").asText();
            boolean shown = visible.contains(list.path("id").asText());
            List<Field> rows = new ArrayList<>();
            for (Map<String, Object> row : FormRows.of(list, values)) {
                int at = rows.size();
                var cells = fields(list, row, cell -> new FormRows.Cell(key, at, cell).name(), id -> id + "-" + at);
                rows.add(part("row", key + "-" + at, key + ":" + at, String.valueOf(at + 1), shown, cells));
            }
            return part("dynamiclist", list.path("id").asText(), key, FilledForm.label(list), shown, rows);
        }

        private Field part(String type, String id, String key, String label, boolean shown, List<Field> children) {
            return new Field(
                    id,
                    key,
                    type,
                    label,
                    null,
                    null,
                    false,
                    null,
                    false,
                    shown,
                    "",
                    Set.of(),
                    List.of(),
                    problems.get(key),
                    children);
        }

        private String filled(String text, Map<String, Object> values) {
            return VALUE.matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            values.get(match.group(1)) instanceof Number found
                                    ? FilledForm.number(
                                            found, Objects.requireNonNullElse(match.group(2), ""), words, reader)
                                    : "–"));
        }
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
