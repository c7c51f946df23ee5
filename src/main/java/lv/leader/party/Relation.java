package lv.leader.party;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What ties a party to another.
 *
 * @param from first day it holds
 * @param until first day it no longer holds; null while it does
 */
public record Relation(UUID party, UUID other, Kind kind, LocalDate from, LocalDate until) {

    public enum Kind {
        /** Member of an association. */
        MEMBER,
        BOARD,
        /** Sits on a board in the place of a member who is missing or not free of interest. */
        SUBSTITUTE,
        EMPLOYER,
        RELATIVE,
        /** Business partner. */
        PARTNER,
        /** Acts for the other by a mandate. */
        MANDATE,
        OWNER,
        /** Took over rights and duties of the other; no conflict by itself. */
        SUCCESSOR
    }
}
