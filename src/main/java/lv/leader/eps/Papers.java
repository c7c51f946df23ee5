package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.engine.FormRules;
import lv.leader.engine.Forms;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All papers; checks and sends drafts. */
@Component
class Papers {

    private final Map<String, Paper> byKind = new LinkedHashMap<>();
    private final Forms forms;
    private final Drafts drafts;

    Papers(List<Paper> papers, Forms forms, Drafts drafts) {
        papers.forEach(paper -> byKind.put(paper.kind(), paper));
        this.forms = forms;
        this.drafts = drafts;
    }

    /**
     * A draft on its form.
     *
     * @param form whole
     * @param visible what of it the values let show
     * @param problems what is wrong with the values that show, by key
     */
    record Sheet(Draft draft, JsonNode form, JsonNode visible, Map<String, Refusal> problems) {

        /** Only what shows is sent. */
        Map<String, Object> values() {
            Map<String, Object> shown = new HashMap<>(draft.values());
            shown.keySet().retainAll(FormRules.fields(visible).keySet());
            return shown;
        }
    }

    /** @throws lv.leader.refusal.RefusedException {@code eps.not-there} */
    Paper of(String kind) {
        var paper = byKind.get(kind);
        if (paper == null) {
            throw Refusal.of("eps.not-there").asException();
        }
        return paper;
    }

    List<Paper.OnCase> onCase() {
        return byKind.values().stream()
                .filter(Paper.OnCase.class::isInstance)
                .map(Paper.OnCase.class::cast)
                .toList();
    }

    JsonNode form(String kind, UUID subject, Locale reader) {
        Paper paper = of(kind);
        return forms.form(paper.form(), reader, paper.options(subject, reader));
    }

    Sheet sheet(Draft draft, Locale reader) {
        JsonNode form = form(draft.kind(), draft.subject(), reader);
        JsonNode visible = forms.visible(form, draft.values());
        return new Sheet(draft, form, visible, FormRules.problems(visible, draft.values()));
    }

    /**
     * Sends a draft, once.
     *
     * @return the case that shows it, or nothing where the form's rules are not met
     * @throws lv.leader.refusal.RefusedException where the step says no; the draft stays
     */
    @Transactional
    Optional<UUID> send(UUID id, Applicant person, Locale reader) {
        Draft draft = drafts.forSending(id);
        if (draft.caseId() != null) {
            return Optional.of(draft.caseId());
        }
        Sheet sheet = sheet(draft, reader);
        if (!sheet.problems().isEmpty()) {
            return Optional.empty();
        }
        UUID caseId = of(draft.kind()).send(draft, sheet.values(), person);
        drafts.sent(id, caseId);
        return Optional.of(caseId);
    }
}
