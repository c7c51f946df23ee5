package lv.leader.clarification;

import java.time.Instant;
import java.util.UUID;

/**
 * A question about a case.
 *
 * @param due first moment at which an answer comes too late
 * @param answer null until it is given, and for ever where the term passed in silence
 */
public record Clarification(
        UUID id,
        UUID caseId,
        String question,
        String askedBy,
        Instant askedAt,
        Instant due,
        String answer,
        String answeredBy,
        Instant answeredAt) {}
