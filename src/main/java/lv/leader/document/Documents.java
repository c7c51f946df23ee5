package lv.leader.document;

import java.util.List;
import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the documents of cases. Who may read one is decided by who asks for it. */
@Component
public class Documents {

    private final DocumentMapper mapper;

    Documents(DocumentMapper mapper) {
        this.mapper = mapper;
    }

    /** Keeps a document with its hash. */
    @Transactional
    public Document keep(UUID caseId, String kind, String name, String contentType, byte[] bytes) {
        return mapper.keep(Ids.next(), caseId, kind, name, contentType, bytes);
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
