package lv.leader.eps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drafts can always be saved; once sent they stand. */
@Component
class Drafts {

    private final DraftMapper mapper;
    private final ObjectMapper json;
    private final ObjectReader values;

    Drafts(DraftMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json;
        // Amounts stay what was written, to the cent.
        this.values = json.readerFor(new TypeReference<Map<String, Object>>() {})
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** A draft as it lies in its table. */
    record Row(
            UUID id,
            String account,
            UUID client,
            String kind,
            UUID subject,
            String values,
            Instant updatedAt,
            Instant sentAt,
            UUID caseId) {}

    /** A new draft, or the one that the client's people already work on. */
    @Transactional
    public UUID begin(String account, UUID client, String kind, UUID subject) {
        mapper.insert(Ids.next(), account, client, kind, subject);
        return mapper.inWork(client, kind, subject);
    }

    public Optional<Draft> find(UUID id) {
        return mapper.find(id).map(this::draft);
    }

    /** Nobody else sends it until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Draft forSending(UUID id) {
        return draft(mapper.forUpdate(id));
    }

    /**
     * Changes what stands written now. One change at a time: one that is still under way is not written over by the next,
     * such as saving by itself while a row is added.
     */
    @Transactional
    public void change(UUID id, UnaryOperator<Map<String, Object>> change) {
        var now = mapper.forUpdate(id);
        if (now != null && now.sentAt() == null) {
            mapper.save(id, write(change.apply(read(now.values()))));
        }
    }

    @Transactional
    public void sent(UUID id, UUID caseId) {
        mapper.sent(id, caseId);
    }

    @Transactional
    public void discard(UUID id) {
        mapper.discard(id);
    }

    /** Unsent drafts of some clients, the last changed first. */
    public List<Draft> of(Collection<UUID> clients) {
        return clients.isEmpty()
                ? List.of()
                : mapper.of(List.copyOf(clients)).stream().map(this::draft).toList();
    }

    /** What was sent about a case, in order. */
    public List<Draft> sentAbout(UUID caseId) {
        return mapper.sentAbout(caseId).stream().map(this::draft).toList();
    }

    String write(Map<String, Object> written) {
        try {
            return json.writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a draft holds plain values", e);
        }
    }

    Map<String, Object> read(String written) {
        try {
            return values.readValue(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable draft", e);
        }
    }

    private Draft draft(Row row) {
        return new Draft(
                row.id(),
                row.account(),
                row.client(),
                row.kind(),
                row.subject(),
                read(row.values()),
                row.updatedAt(),
                row.sentAt(),
                row.caseId());
    }
}
