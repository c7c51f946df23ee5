package lv.leader.outbox;

/** Nothing has left: the other system was not reached, or refused before it took anything. */
public class NotSentException extends RuntimeException {

    public NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
