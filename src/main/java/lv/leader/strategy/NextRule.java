package lv.leader.strategy;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a strategy orders applications that mean and specific criteria leave equal; where it has no rule of its own, or
 * the rule leaves them equal too, the earlier submission goes first.
 */
public enum NextRule {
    /** More points in the criteria marked as next ({@link Criterion#next}). */
    MORE_POINTS("more-points"),
    /** The smaller requested support first. */
    SMALLER_SUPPORT("smaller-support");

    private final String code;

    NextRule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Empty where nothing or something unknown is written. */
    public static Optional<NextRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
