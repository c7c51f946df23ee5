package lv.leader.strategy;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Points that a criterion allows; where it has no steps, any up to its highest.
 *
 * @param meaning what an application must show for them
 */
public record Step(UUID criterion, BigDecimal points, String meaning) {}
