package lv.leader.call;

import java.time.Instant;
import java.util.UUID;

/**
 * What the announcement of a call says beside its actions, in one of its versions.
 *
 * @param call the call, for a continuous round its first batch
 * @param version 1 as it was published, one more with each correction
 * @param contacts whom to ask
 * @param strategyAt where strategy and criteria can be read
 * @param announcement what applicants must know besides; may be empty
 * @param closesAt end of the round, or of its last batch
 * @param reasons why it was corrected; null in the first version
 * @param document the same as PDF/A
 */
public record Announcement(
        UUID call,
        int version,
        String contacts,
        String strategyAt,
        String announcement,
        Instant closesAt,
        String reasons,
        UUID document,
        Instant publishedAt) {}
