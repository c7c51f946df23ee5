package lv.leader.party;

import java.util.UUID;

/** Two who are not free of interest towards each other. */
public record Tie(UUID person, UUID other) {}
