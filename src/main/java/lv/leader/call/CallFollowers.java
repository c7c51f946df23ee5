package lv.leader.call;

import java.util.Collection;
import java.util.UUID;

/** Who has begun to write for a call, or has sent something, and must hear when it changes. */
public interface CallFollowers {

    /**
     * Their e-mail addresses.
     *
     * @param calls a round, or all batches of one
     */
    Collection<String> mailboxes(Collection<UUID> calls);
}
