package lv.leader.document;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Papers that stay in the file and are sent to nobody, such as minutes: PDF/A-2, sealed and kept with their case. */
@Component
public class Records {

    private final LetterPress press;
    private final Signing signing;
    private final Documents documents;

    Records(LetterPress press, Signing signing, Documents documents) {
        this.press = press;
        this.signing = signing;
        this.documents = documents;
    }

    /**
     * Prints, seals and keeps a paper.
     *
     * @param template name under {@code templates/letters}; also the kind of the document
     * @param name of the file, without its ending
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Document keep(UUID caseId, String template, String name, Map<String, Object> facts) {
        return documents.keep(
                caseId,
                template,
                name.replaceAll("[^\\p{L}\\p{N}]+", "-") + ".pdf",
                "application/pdf",
                signing.sign(press.print(template, facts)));
    }
}
