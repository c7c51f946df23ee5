package lv.leader.ledger;

import java.util.UUID;

/**
 * A place where money stands.
 *
 * @param owner the strategy action, strategy, call action or application whose money it is
 */
public record Account(Kind kind, UUID owner) {

    /** The way of the money: action, call, reserved for a ranked application, committed by a decision, paid, back. */
    public enum Kind {
        /** The programme's money outside the system; the only account that goes below zero. */
        SOURCE,
        ACTION,
        /** Performance reserve of a strategy, kept back until the mid-term test. */
        RESERVE,
        CALL,
        RESERVED,
        COMMITTED,
        PAID,
        RECOVERED
    }
}
