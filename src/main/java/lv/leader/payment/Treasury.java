package lv.leader.payment;

/** The State Treasury, where payment files are handed over. */
interface Treasury {

    /**
     * Hands a file over; returns when the Treasury has it.
     *
     * @param key the run: the Treasury knows a repeated file by it
     * @throws lv.leader.outbox.NotSentException where nothing has left for certain
     */
    void take(String key, String name, byte[] file);
}
