package lv.leader.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import org.apache.tika.Tika;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Keeps the documents of cases: what they are is told by their content, not by their name; nothing is changed or deleted.
 *
 * <p>Whether a person may read a document is decided by the face of the case it belongs to, before it asks here.
 */
@Component
public class Documents {

    /** Browsers say this of files they don't know: it claims nothing. */
    private static final String UNKNOWN = "application/octet-stream";

    /** Nothing here runs when opened: no macros, no pages with scripts. */
    private static final Set<String> ALLOWED = Set.of(
            "application/pdf",
            "image/jpeg",
            "image/png",
            "text/plain",
            "text/csv",
            "application/xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.etsi.asic-e+zip");

    private final DocumentMapper mapper;
    private final DataSize largest;
    private final Tika tika = new Tika();

    Documents(DocumentMapper mapper, @Value("${leader.documents.largest:25MB}") DataSize largest) {
        this.mapper = mapper;
        this.largest = largest;
    }

    /**
     * Keeps a document with its hash, under the type that its content has.
     *
     * @param contentType what the sender says it is; null or {@code application/octet-stream} says nothing
     * @throws lv.leader.refusal.RefusedException {@code document.empty}, {@code document.too-large},
     *     {@code document.type-not-allowed} or {@code document.not-what-it-says}
     */
    @Transactional
    public Document keep(UUID caseId, String kind, String name, String contentType, byte[] bytes) {
        String type = tika.detect(bytes, name);
        problem(name, contentType, type, bytes.length).ifPresent(problem -> {
            throw problem.asException();
        });
        return mapper.keep(Ids.next(), caseId, kind, name, type, bytes);
    }

    private Optional<Refusal> problem(String name, String said, String type, int size) {
        if (size == 0) {
            return Optional.of(Refusal.of("document.empty", "name", name));
        }
        if (size > largest.toBytes()) {
            return Optional.of(Refusal.of("document.too-large", "name", name, "largest", largest.toMegabytes()));
        }
        if (!ALLOWED.contains(type)) {
            return Optional.of(Refusal.of("document.type-not-allowed", "name", name, "type", type));
        }
        if (said != null && !said.equals(UNKNOWN) && !said.equals(type)) {
            return Optional.of(Refusal.of("document.not-what-it-says", "name", name, "said", said, "type", type));
        }
        return Optional.empty();
    }

    /** What is known of a document without opening it, its case among it. */
    public Optional<Document> find(UUID document) {
        return mapper.find(document);
    }

    /** A case's documents, in order, without their content. */
    public List<Document> of(UUID caseId) {
        return mapper.of(caseId);
    }

    /** The content, as it was kept. */
    public byte[] content(UUID document) {
        var content = mapper.content(document);
        if (content == null) {
            throw new IllegalArgumentException("no document " + document);
        }
        return content.bytes();
    }
}
