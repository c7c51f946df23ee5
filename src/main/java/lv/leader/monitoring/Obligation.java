package lv.leader.monitoring;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One yearly report that a beneficiary owes.
 *
 * @param ordinal 1 for the first year
 * @param opensAt from when it can be given
 * @param due last day
 */
public record Obligation(int ordinal, Instant opensAt, LocalDate due) {}
