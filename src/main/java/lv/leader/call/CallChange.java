package lv.leader.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a published call.
 *
 * @param call the call, for a continuous round its first batch
 * @param kind what it was in the end, {@code correction} or {@code cancellation}; null before and where none came of it
 */
public record CallChange(UUID id, UUID call, String begunBy, Instant begunAt, String kind, Instant endedAt) {}
