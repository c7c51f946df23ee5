package lv.leader.call;

import java.time.Instant;
import java.util.UUID;

/**
 * The case of a call from its first draft on.
 *
 * @param id of the case and, once published, of the call
 * @param lag code of the local action group, also its tenant
 * @param fund EAFRD, EMFF or EMFAF
 * @param period 2014-2022 or 2023-2027
 * @param startedBy who began it; null where the application itself did
 * @param checkedAt when it was last checked; null before
 * @param cancelledAt when the group gave it up; null where it did not
 */
public record CallCase(
        UUID id,
        String lag,
        String fund,
        String period,
        String startedBy,
        Instant checkedAt,
        Instant cancelledAt,
        Instant createdAt) {}
