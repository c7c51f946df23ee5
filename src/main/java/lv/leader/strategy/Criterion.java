package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A criterion of an approved strategy's action.
 *
 * @param knockout no points here: the application does not conform, whatever else it got
 * @param specific decides between equal totals
 */
public record Criterion(
        UUID id, UUID action, int position, String name, BigDecimal maxPoints, boolean knockout, boolean specific) {}
