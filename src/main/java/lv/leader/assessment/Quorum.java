package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import lv.leader.party.VoteShares;
import lv.leader.refusal.Refusal;

/**
 * How many seats of the body are filled, against how many must.
 *
 * @param needed per cent of the seats; more than this share must be there, not the share itself
 * @param least how many people at least
 */
public record Quorum(long present, long members, BigDecimal needed, int least) {

    /** Per cent, to the hundredth. */
    public BigDecimal share() {
        return VoteShares.share(present, members);
    }

    Optional<Refusal> objection() {
        return share().compareTo(needed) > 0 && present >= least
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "board.no-quorum", "present", present, "members", members, "quorum", needed, "least", least));
    }
}
