package lv.leader.party;

import java.util.UUID;

/**
 * Why a person is not free of interest towards a party.
 *
 * @param other the party in question
 * @param path kinds of the ties on the way, {@code SAME} for the person itself, {@code BOARD} for a direct one,
 *     {@code RELATIVE, BOARD} over one party between
 * @param over the party between; null for a direct tie
 */
public record Conflict(UUID other, String path, UUID over) {}
