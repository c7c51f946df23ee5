package lv.leader.strategy;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A version of a strategy. Calls rest on the approved one; calls in progress keep theirs when a newer one is approved.
 *
 * @param handedInAt when it was handed to the committee; from then on its text stands
 * @param approvedAt null until the committee approves it
 * @param total public money shared out, the reserve left out; null until approved
 * @param runningCosts part of the total for the group's own work; null until approved
 */
public record StrategyVersion(
        UUID id, UUID strategy, int number, Instant handedInAt, Instant approvedAt, Money total, Money runningCosts) {}
