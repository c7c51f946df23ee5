package lv.leader.strategy;

import java.time.Instant;
import java.util.UUID;

/**
 * A strategy of a local action group: one case from its preparation to the end of the programme.
 *
 * @param lag code of the local action group, also its tenant in the engine
 * @param fund EAFRD, EMFF or EMFAF
 * @param period 2014-2022 or 2023-2027
 * @param startedBy who began it; null where the application itself did
 * @param reserveKept whether a performance reserve waits for the mid-term test
 */
public record Strategy(
        UUID id,
        String lag,
        String title,
        String fund,
        String period,
        String startedBy,
        boolean reserveKept,
        Instant createdAt) {}
