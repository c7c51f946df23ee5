package lv.leader.outbox;

import java.util.List;
import java.util.UUID;
import lv.leader.access.Actor;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where files for other systems are put, in the transaction of the fact they tell. */
@Component
public class Outbox {

    private final OutboxMapper mapper;

    Outbox(OutboxMapper mapper) {
        this.mapper = mapper;
    }

    /** A parcel of which nobody knows whether it arrived, or that the other system would not take. */
    public record Unclear(UUID id, String channel, String key, String status, String error) {}

    /**
     * Puts a document; it leaves after commit.
     *
     * @return false when the key was put into the channel before: nothing happened
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(String channel, String key, UUID caseId, String address, String subject, UUID document) {
        return mapper.put(new Parcel(Ids.next(), channel, key, caseId, address, subject, document)) == 1;
    }

    /** What waits for a person's decision. */
    public List<Unclear> unclear() {
        return mapper.unclear();
    }

    /** A person has asked the other system: it arrived, and is done; or it did not, and leaves again. */
    @Transactional
    public void decide(UUID parcel, boolean arrived) {
        mapper.decide(parcel, arrived ? "SENT" : "WAITING", Actor.current());
    }
}
