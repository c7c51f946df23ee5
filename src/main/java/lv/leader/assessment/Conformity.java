package lv.leader.assessment;

import java.util.UUID;

/**
 * The LAG's decision on conformity with the strategy.
 *
 * @param outcome {@code conforms}, {@code conforms-without-funding} or {@code does-not-conform}
 * @param rank place within the action; null where the minimum was not reached
 * @param decision in the register
 */
public record Conformity(UUID application, UUID call, UUID callAction, String outcome, Integer rank, UUID decision) {

    public static final String CONFORMS = "conforms";
    public static final String WITHOUT_FUNDING = "conforms-without-funding";
    public static final String DOES_NOT_CONFORM = "does-not-conform";

    public boolean funded() {
        return CONFORMS.equals(outcome);
    }
}
