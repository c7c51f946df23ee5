package lv.leader.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.access.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The audit of cases. What a transaction did is written with it, as one statement just before its commit: a change
 * without its entry does not exist, nor an entry without its change.
 */
@Component
public class Audit {

    private final AuditMapper mapper;
    private final ObjectMapper json;

    Audit(AuditMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /** An entry as it is kept; {@code content} is a JSON object, null once erased. */
    public record Entry(Instant at, String actor, String action, UUID caseId, String rule, String content) {}

    /** A place where the chain or its content does not hold. */
    public record Finding(int lane, long seq, String finding) {}

    private record Draft(String actor, String action, UUID caseId, String rule, Map<String, ?> content) {}

    /**
     * A change of a case.
     *
     * @param action verb of the step, for example {@code claim.authorised}
     * @param rule article, act or table that allowed it; empty where none applies
     * @param content what was before and after: the only place for personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, UUID caseId, String rule, Map<String, ?> content) {
        pending().add(new Draft(Actor.current(), action, caseId, rule, content));
    }

    /** Staff read personal data of a case (General Data Protection Regulation, article 5(2)). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void read(UUID caseId, String what) {
        record("read", caseId, "", Map.of("what", what));
    }

    /** All entries of a case in the order of their chain. */
    public List<Entry> of(UUID caseId) {
        return mapper.ofCase(caseId);
    }

    /** When somebody first read anything of some cases. */
    public record FirstRead(String actor, Instant at) {}

    /** Who read anything of some cases, and when for the first time: one statement for all. */
    public List<FirstRead> firstReads(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : mapper.firstReads(List.copyOf(cases));
    }

    /** Erases what entries of a case hold (the Regulation's article 17); that they were made stays provable. */
    @Transactional
    public int erase(UUID caseId) {
        return mapper.erase(caseId);
    }

    /** Changed or missing entries and changed content; empty when all is whole. */
    public List<Finding> verify() {
        return mapper.findings();
    }

    @SuppressWarnings("unchecked")
    private List<Draft> pending() {
        var bound = (List<Draft>) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        List<Draft> drafts = new ArrayList<>();
        TransactionSynchronizationManager.bindResource(this, drafts);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(Audit.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Audit.this, drafts);
            }

            @Override
            public void beforeCommit(boolean readOnly) {
                mapper.append(write(drafts));
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(Audit.this);
            }
        });
        return drafts;
    }

    private String write(List<Draft> drafts) {
        try {
            return json.writeValueAsString(drafts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an audit entry holds plain values only", e);
        }
    }
}
