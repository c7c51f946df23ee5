package lv.leader.payment;

/**
 * Who had a hand in a payment, and in what. Nobody has a hand in two things ((EU) 2022/127 Annex I, before (EU) 907/2014
 * Annex I): the database keeps each person to one role per payment.
 */
public record Hand(Role role, String person) {

    /** What is done by different people. A visit to the place is part of the first check. */
    public enum Role {
        CHECKED,
        CHECKED_SECOND,
        AUTHORISED,
        RELEASED,
        BOOKED
    }
}
