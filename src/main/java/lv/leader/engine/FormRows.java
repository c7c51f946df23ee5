package lv.leader.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists in a form whose rows people add: the components in a list are the cells of each row. */
public final class FormRows {

    private static final String LIST = "dynamiclist";

    private FormRows() {}

    /**
     * A field in a row of a list, named as its input is: {@code costs[0].description}.
     *
     * @param list key of the list
     * @param row from 0
     * @param key of the field within its row
     */
    public record Cell(String list, int row, String key) {

        private static final Pattern NAME = Pattern.compile("(\\w+)\\[(\\d{1,2})]\\.(\\w+)");

        /** Empty where the name is not one of a cell. */
        public static Optional<Cell> of(String name) {
            var parts = NAME.matcher(name);
            return parts.matches()
                    ? Optional.of(new Cell(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                    : Optional.empty();
        }

        public String name() {
            return list + "[" + row + "]." + key;
        }
    }

    /** Whether a component repeats the components in it, row by row. */
    public static boolean isList(JsonNode component) {
        return LIST.equals(component.path("type").asText());
    }

    /** The rows of a list: those written, and no fewer than the form begins with. */
    public static List<Map<String, Object>> of(JsonNode list, Map<String, Object> values) {
        List<Map<String, Object>> rows = of(list.path("path").asText(), values);
        while (rows.size() < list.path("defaultRepetitions").asInt(1)) {
            rows.add(new LinkedHashMap<>());
        }
        return rows;
    }

    /** The rows written under a key, each with its cells by key. */
    public static List<Map<String, Object>> of(String key, Map<String, Object> values) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (values.get(key) instanceof Collection<?> written) {
            for (Object row : written) {
                Map<String, Object> cells = new LinkedHashMap<>();
                if (row instanceof Map<?, ?> map) {
                    map.forEach((cell, value) -> cells.put(cell.toString(), value));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    /** The component of a field or of a cell in a list; null where the form has none of that name. */
    public static JsonNode named(String name, JsonNode form) {
        return Cell.of(name)
                .map(cell -> {
                    JsonNode list = FormRules.fields(form).get(cell.list());
                    return list == null ? null : FormRules.fields(list).get(cell.key());
                })
                .orElseGet(() -> FormRules.fields(form).get(name));
    }

    /** The value of a field or of a cell in a list. */
    public static Object value(String name, JsonNode form, Map<String, Object> values) {
        return Cell.of(name)
                .map(cell -> {
                    JsonNode list = FormRules.fields(form).get(cell.list());
                    List<Map<String, Object>> rows = list == null ? List.of() : of(list, values);
                    return cell.row() < rows.size() ? rows.get(cell.row()).get(cell.key()) : null;
                })
                .orElseGet(() -> values.get(name));
    }
}
