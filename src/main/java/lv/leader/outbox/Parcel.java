package lv.leader.outbox;

import java.util.UUID;

/**
 * A document on its way to another system.
 *
 * @param channel name of the {@link Channel} that carries it
 * @param key the fact it tells: the same key leaves a channel once, and the receiver knows a repeated one by it
 * @param address where in the other system
 * @param document what is sent, as it was kept
 */
public record Parcel(UUID id, String channel, String key, UUID caseId, String address, String subject, UUID document) {}
