package lv.leader.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A round in which a LAG accepts project applications.
 *
 * @param lag code of the local action group, also its tenant in the engine
 * @param opensAt first moment of submission
 * @param closesAt last moment of submission, 23:59:59 Europe/Riga of the last day; a submission at exactly this moment
 *     counts
 * @param minScore points of the mean total that a positive opinion needs
 * @param reserve {@code none} or {@code call-up}: whether returned money funds the next in the ranking
 */
public record Call(
        UUID id,
        String lag,
        UUID strategyVersion,
        int number,
        Instant opensAt,
        Instant closesAt,
        BigDecimal minScore,
        String reserve) {}
