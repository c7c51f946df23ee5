package lv.leader.claim;

import java.time.Instant;
import java.util.UUID;

/**
 * A completed administrative check.
 *
 * @param result {@code accept}, {@code clarify} or {@code refuse}
 * @param delivered {@code as-approved} or {@code differs}; null where nothing was compared
 * @param remarks the question asked, the reasons of a refusal, or what the second checker should know
 */
public record RecordedCheck(
        UUID id,
        String checkedBy,
        Instant checkedAt,
        String result,
        String delivered,
        String difference,
        String remarks) {}
