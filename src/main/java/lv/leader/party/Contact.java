package lv.leader.party;

/**
 * Where letters find a party.
 *
 * @param email for notices; null where none is known
 * @param eAddress official electronic address; null where the party has not activated one
 */
public record Contact(String email, String eAddress) {

    /** Nothing but the portal. */
    public static final Contact NONE = new Contact(null, null);
}
