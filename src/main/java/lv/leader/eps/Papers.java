package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.engine.FormRules;
import lv.leader.engine.Forms;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All papers; checks and sends drafts. */
@Component
class Papers {

    /** What has no term comes first: until it is done nothing goes on. */
    static final Comparator<Paper.Possible> URGENCY =
            Comparator.comparing(Paper.Possible::until, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<String, Paper> byKind = new LinkedHashMap<>();
    private final Forms forms;
    private final Drafts drafts;
    private final Standings standings;
    private final Applications applications;

    Papers(List<Paper> papers, Forms forms, Drafts drafts, Standings standings, Applications applications) {
        papers.forEach(paper -> byKind.put(paper.kind(), paper));
        this.forms = forms;
        this.drafts = drafts;
        this.standings = standings;
        this.applications = applications;
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

    /** What others wait for in some cases, the most urgent first. */
    List<Paper.Possible> awaited(List<Standing> standings) {
        return of(Paper.Awaited.class)
                .flatMap(paper -> paper.possible(standings).stream())
                .sorted(URGENCY)
                .toList();
    }

    /** What else can be written about a case. */
    List<Paper.Possible> besides(Standing standing) {
        return of(Paper.OnCase.class)
                .filter(paper -> !(paper instanceof Paper.Awaited))
                .flatMap(paper -> paper.possible(standing).stream())
                .toList();
    }

    /** What can be written about a subject now; empty where the case is not in the state to take it. */
    Optional<Paper.Possible> possible(Paper.OnCase paper, UUID subject) {
        return applications
                .find(paper.caseOf(subject))
                .map(standings::of)
                .flatMap(standing -> paper.possible(standing).stream()
                        .filter(one -> one.subject().equals(subject))
                        .findFirst());
    }

    private <T extends Paper> Stream<T> of(Class<T> sort) {
        return byKind.values().stream().filter(sort::isInstance).map(sort::cast);
    }

    JsonNode form(String kind, UUID subject, Locale reader) {
        Paper paper = of(kind);
        return forms.form(paper.form(), paper.formVersion(subject), reader, paper.options(subject, reader));
    }

    /** The values with what the form computes from them. */
    Map<String, Object> computed(JsonNode form, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(forms.computed(form, values));
        return all;
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
        Paper paper = of(draft.kind());
        boolean possible = !(paper instanceof Paper.OnCase onCase)
                || possible(onCase, draft.subject()).isPresent();
        // Before that is said: the step's own no knows better why.
        UUID caseId = paper.send(draft, sheet.values(), person);
        if (!possible) {
            throw Refusal.of("eps.not-now").asException();
        }
        drafts.sent(id, caseId);
        return Optional.of(caseId);
    }
}
