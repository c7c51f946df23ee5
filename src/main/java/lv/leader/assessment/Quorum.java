package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import lv.leader.refusal.Refusal;

/**
 * How many of the board came, against how many must.
 *
 * @param needed per cent of the members; more than this share must be there, not the share itself
 */
public record Quorum(long present, long members, BigDecimal needed) {

    /** Per cent, to the hundredth. */
    public BigDecimal share() {
        return Voters.share(present, members);
    }

    Optional<Refusal> objection() {
        return share().compareTo(needed) > 0
                ? Optional.empty()
                : Optional.of(Refusal.of("board.no-quorum", "present", present, "members", members, "quorum", needed));
    }
}
