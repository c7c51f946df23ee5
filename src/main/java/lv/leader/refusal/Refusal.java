package lv.leader.refusal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A business "no" as a value.
 *
 * @param code stable and dotted, {@code <area>.<what-is-wrong>}; the same in Java, in {@code messages/*.properties}
 *     (Latvian and English: what is wrong and what to do) and in API answers
 * @param facts the numbers and names the message shows, by name
 */
public record Refusal(String code, Map<String, Object> facts) {

    public Refusal {
        facts = Map.copyOf(facts);
    }

    /** A refusal with its facts as name, value, name, value … */
    public static Refusal of(String code, Object... facts) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put((String) facts[i], facts[i + 1]);
        }
        return new Refusal(code, named);
    }

    /** For callers that can't go on: rolls the transaction back and reaches the person as a readable answer. */
    public RefusedException asException() {
        return new RefusedException(this);
    }
}
