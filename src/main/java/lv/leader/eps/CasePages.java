package lv.leader.eps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.call.Calls;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.engine.FilledForm;
import lv.leader.engine.Forms;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Words;
import lv.leader.register.DecisionRegister;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an applicant has sent, where it stands and what can be done with it. */
@Controller
@RequestMapping("/eps/cases")
class CasePages {

    private static final int PAGE = 20;

    private final Mandates mandates;
    private final Applications applications;
    private final Calls calls;
    private final CaseView cases;
    private final DecisionRegister register;
    private final Documents documents;
    private final Papers papers;
    private final Drafts drafts;
    private final Forms forms;
    private final Words words;

    CasePages(
            Mandates mandates,
            Applications applications,
            Calls calls,
            CaseView cases,
            DecisionRegister register,
            Documents documents,
            Papers papers,
            Drafts drafts,
            Forms forms,
            Words words) {
        this.mandates = mandates;
        this.applications = applications;
        this.calls = calls;
        this.cases = cases;
        this.register = register;
        this.documents = documents;
        this.papers = papers;
        this.drafts = drafts;
        this.forms = forms;
        this.words = words;
    }

    /** A line of the list. */
    record Line(ProjectApplication application, String client, String status) {}

    /** A line of the list of what is not sent yet. */
    record Begun(Draft draft, String client, String title) {}

    /** Something that can be written now. */
    record Possible(String kind, UUID subject) {}

    @GetMapping
    String mine(@RequestParam(required = false) UUID before, @AuthenticationPrincipal Applicant person, Model model) {
        Map<UUID, String> clients = new HashMap<>();
        mandates.clients(person).forEach(client -> clients.put(client.id(), client.name()));
        var found = applications.ofApplicants(clients.keySet(), before, PAGE + 1);
        model.addAttribute(
                "cases",
                found.stream()
                        .limit(PAGE)
                        .map(one -> new Line(one, clients.get(one.applicant()), cases.status(one.id())))
                        .toList());
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).id() : null);
        model.addAttribute(
                "drafts",
                before != null
                        ? List.of()
                        : drafts.of(clients.keySet()).stream()
                                .map(draft -> new Begun(draft, clients.get(draft.client()), title(draft)))
                                .toList());
        return "eps/cases";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @AuthenticationPrincipal Applicant person, Locale reader, Model model) {
        var application = mandates.caseOf(person, id);
        String status = cases.status(id);
        model.addAttribute("project", application);
        model.addAttribute("status", status);
        model.addAttribute("stays", cases.stays(id));
        model.addAttribute("decisions", register.of(id));
        model.addAttribute("documents", documents.of(id));
        model.addAttribute("possible", possible(application, status));
        model.addAttribute("answers", answers(application, reader));
        model.addAttribute(
                "client",
                mandates.clients(person).stream()
                        .filter(client -> client.id().equals(application.applicant()))
                        .map(Party::name)
                        .findFirst()
                        .orElse(""));
        return "eps/case";
    }

    @GetMapping("/{id}/documents/{document}")
    ResponseEntity<byte[]> document(
            @PathVariable UUID id, @PathVariable UUID document, @AuthenticationPrincipal Applicant person) {
        mandates.caseOf(person, id);
        Document found = documents.of(id).stream()
                .filter(one -> one.id().equals(document))
                .findFirst()
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(documents.content(document));
    }

    private List<Possible> possible(ProjectApplication application, String status) {
        List<Possible> possible = new ArrayList<>();
        for (var paper : papers.onCase()) {
            paper.subjects(application, status).forEach(subject -> possible.add(new Possible(paper.kind(), subject)));
        }
        return possible;
    }

    private List<FilledForm.Answer> answers(ProjectApplication application, Locale reader) {
        var values = drafts.read(applications.content(application.id()).orElse("{}"));
        var form = papers.form(ApplicationPaper.KIND, application.callAction(), reader);
        return FilledForm.answers(forms.visible(form, values), values, words, reader);
    }

    private String title(Draft draft) {
        if (draft.values().get("title") instanceof String title && !title.isBlank()) {
            return title;
        }
        return calls.offer(draft.subject())
                .map(offer -> offer.code() + " " + offer.name())
                .or(() -> applications.find(draft.subject()).map(ProjectApplication::title))
                .orElse("");
    }
}
