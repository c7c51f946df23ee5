package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lv.leader.engine.FormRows;
import lv.leader.engine.FormRows.Cell;
import lv.leader.engine.FormRules;
import org.springframework.util.MultiValueMap;

/** What came from the page, as the form's types. What does not fit is kept as it was written. */
final class Entered {

    /** The page names each field it shows, so that an empty box and a hidden field are two things. */
    static final String SHOWN_FIELD = "_field";

    /** Three digits after a single point or comma: thousands for some, decimals for others. Nobody may guess. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,3}[.,]\\d{3}");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private Entered() {}

    /** The draft's values with those that the page showed replaced; what was hidden keeps its value. */
    static Map<String, Object> over(
            Map<String, Object> before, JsonNode form, MultiValueMap<String, String> parameters) {
        Map<String, Object> values = new HashMap<>(before);
        var fields = FormRules.fields(form);
        for (String name : parameters.getOrDefault(SHOWN_FIELD, List.of())) {
            JsonNode field = FormRows.named(name, form);
            if (field == null) {
                continue;
            }
            Object value = value(field, parameters.getOrDefault(name, List.of()));
            Cell.of(name)
                    .ifPresentOrElse(
                            cell -> put(cell, value, fields.get(cell.list()), values), () -> values.put(name, value));
        }
        return values;
    }

    private static void put(Cell cell, Object value, JsonNode list, Map<String, Object> values) {
        List<Map<String, Object>> rows = FormRows.of(list, values);
        while (rows.size() <= cell.row()) {
            rows.add(new HashMap<>());
        }
        rows.get(cell.row()).put(cell.key(), value);
        values.put(cell.list(), rows);
    }

    /**
     * One row more, or one less, in a list.
     *
     * @param change {@code add:costs} or {@code remove:costs:2}, rows counted from 0; anything else changes nothing
     */
    static Map<String, Object> rows(Map<String, Object> before, JsonNode form, String change) {
        String[] parts = change.split(":");
        JsonNode list = parts.length < 2 ? null : FormRules.fields(form).get(parts[1]);
        if (list == null || !FormRows.isList(list)) {
            return before;
        }
        Map<String, Object> values = new HashMap<>(before);
        List<Map<String, Object>> rows = FormRows.of(list, values);
        if (parts[0].equals("add")) {
            rows.add(new HashMap<>());
        } else if (parts.length == 3 && parts[2].matches("\\d{1,2}") && Integer.parseInt(parts[2]) < rows.size()) {
            rows.remove(Integer.parseInt(parts[2]));
        }
        values.put(parts[1], rows);
        return values;
    }

    private static Object value(JsonNode field, List<String> sent) {
        return switch (field.path("type").asText()) {
            case "checkbox" -> !sent.isEmpty();
            case "checklist" -> sent;
            case "number" -> number(first(sent));
            case "textarea" -> first(sent).replace("\r\n", "\n").strip();
            default -> first(sent).strip();
        };
    }

    private static Object number(String written) {
        String digits = written.replaceAll("[\\s\\u00a0\\u202f€]", "");
        return AMBIGUOUS.matcher(digits).matches() || !NUMBER.matcher(digits).matches()
                ? written.strip()
                : new BigDecimal(digits.replace(',', '.'));
    }

    /** PostgreSQL keeps no character zero. */
    private static String first(List<String> sent) {
        return sent.isEmpty() ? "" : sent.get(0).replace("\0", "");
    }
}
