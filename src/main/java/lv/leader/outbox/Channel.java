package lv.leader.outbox;

/** A way to another system. */
public interface Channel {

    /** The name under which parcels are put. */
    String name();

    /**
     * Sends; returns when the other system has it.
     *
     * @throws NotSentException where nothing has left for certain: it is tried again. After any other exception nobody
     *     knows, so a person decides
     */
    void send(Parcel parcel);
}
