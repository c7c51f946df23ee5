package lv.leader.document;

import java.util.Optional;
import lv.leader.party.Contact;

/** A way of a letter to its recipient. It runs in the transaction of the letter: what leaves, leaves by an outbox. */
public interface Delivery {

    /**
     * Sends the letter on its way.
     *
     * @return how, as the register of decisions names it; empty where this way does not lead to the recipient
     */
    Optional<String> deliver(Letter letter, Document document, Contact contact);
}
