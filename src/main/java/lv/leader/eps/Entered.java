package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        for (String key : parameters.getOrDefault(SHOWN_FIELD, List.of())) {
            if (fields.containsKey(key)) {
                values.put(key, value(fields.get(key), parameters.getOrDefault(key, List.of())));
            }
        }
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
