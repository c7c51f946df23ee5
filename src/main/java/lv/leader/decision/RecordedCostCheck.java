package lv.leader.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * A completed check of costs.
 *
 * @param costs {@code eligible}, {@code ineligible} or {@code clarify}
 * @param reasons of the check, or the question asked
 */
public record RecordedCostCheck(
        UUID id, String checkedBy, Instant checkedAt, String costs, String finding, String reasons) {}
