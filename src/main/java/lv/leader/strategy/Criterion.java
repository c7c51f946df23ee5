package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A criterion of an approved strategy's action.
 *
 * @param knockout no points here: the application does not conform, whatever else it got
 * @param specific decides between equal totals
 * @param next decides after the specific ones, where the strategy's rule is {@link NextRule#MORE_POINTS}
 * @param aspect {@code innovation} or {@code integration} where it assesses one of them; null otherwise
 */
public record Criterion(
        UUID id,
        UUID action,
        int position,
        String name,
        BigDecimal maxPoints,
        boolean knockout,
        boolean specific,
        boolean next,
        String aspect) {}
