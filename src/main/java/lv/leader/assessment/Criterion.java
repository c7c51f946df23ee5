package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A criterion of a strategy's action.
 *
 * @param knockout nothing here: the application does not conform, whatever else it got
 * @param specific decides between equal means
 */
public record Criterion(UUID id, int position, String name, BigDecimal maxPoints, boolean knockout, boolean specific) {}
