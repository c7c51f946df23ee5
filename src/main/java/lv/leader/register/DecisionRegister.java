package lv.leader.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where decisions stand: issued once, corrected only by another decision. */
@Component
public class DecisionRegister {

    private final RegisterMapper mapper;
    private final ObjectMapper json;

    DecisionRegister(RegisterMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /**
     * How a decision reached whom.
     *
     * @param how eps, e-mail, e-address, post or in-person
     */
    public record Delivered(UUID decision, String how, String recipient, Instant deliveredAt) {}

    /**
     * Numbers and registers a decision, in the caller's transaction: when that rolls back, the number is free again.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where the same person made and approved it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Decision issue(Draft draft) {
        try {
            return mapper.issue(Ids.next(), draft, json.writeValueAsString(draft.rulings()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rulings are not writable", e);
        }
    }

    /** Records that a decision was delivered. */
    @Transactional
    public void delivered(UUID decision, String how, String recipient) {
        mapper.delivered(Ids.next(), decision, how, recipient);
    }

    /** A case's decisions, in order. */
    public List<Decision> of(UUID caseId) {
        return mapper.of(caseId);
    }

    /** The decision under its number. */
    public Optional<Decision> byNumber(String number) {
        return mapper.byNumber(number);
    }

    /** Decisions of some cases, in order. */
    public List<Decision> of(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : mapper.ofCases(List.copyOf(cases));
    }

    public List<Delivered> deliveries(UUID decision) {
        return mapper.deliveries(decision);
    }
}
