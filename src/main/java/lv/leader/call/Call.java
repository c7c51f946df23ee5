package lv.leader.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.annotations.AutomapConstructor;

/**
 * A round in which a LAG accepts project applications, or one batch of a continuous round.
 *
 * @param lag code of the local action group, also its tenant in the engine
 * @param batch 1 for a fixed round and for the first batch of a continuous one
 * @param firstBatch the batch under which a continuous round is announced; null where it is this one
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
        int batch,
        UUID firstBatch,
        Instant opensAt,
        Instant closesAt,
        BigDecimal minScore,
        String reserve) {

    @AutomapConstructor
    public Call {}

    /** A fixed round. */
    public Call(
            UUID id,
            String lag,
            UUID strategyVersion,
            int number,
            Instant opensAt,
            Instant closesAt,
            BigDecimal minScore,
            String reserve) {
        this(id, lag, strategyVersion, number, 1, null, opensAt, closesAt, minScore, reserve);
    }

    /** The call that is announced: the same for all batches of a continuous round. */
    public UUID announced() {
        return firstBatch == null ? id : firstBatch;
    }
}
