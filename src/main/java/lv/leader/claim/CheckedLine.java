package lv.leader.claim;

import org.joda.money.Money;

/**
 * What an officer accepted of a line.
 *
 * @param accepted euro, at most what was claimed
 * @param reason code where less was accepted, else empty
 */
public record CheckedLine(int position, Money accepted, String reason) {}
