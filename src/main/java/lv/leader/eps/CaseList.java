package lv.leader.eps;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.call.Calls;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page after signing in: what waits, what is begun, what was sent. */
@Controller
class CaseList {

    private static final int PAGE = 20;

    private final Mandates mandates;
    private final Applications applications;
    private final Calls calls;
    private final Standings standings;
    private final Waiting waiting;
    private final Drafts drafts;
    private final Papers papers;

    CaseList(
            Mandates mandates,
            Applications applications,
            Calls calls,
            Standings standings,
            Waiting waiting,
            Drafts drafts,
            Papers papers) {
        this.mandates = mandates;
        this.applications = applications;
        this.calls = calls;
        this.standings = standings;
        this.waiting = waiting;
        this.drafts = drafts;
        this.papers = papers;
    }

    /** A line of the list of what is not sent yet. */
    record Begun(Draft draft, String title) {}

    @GetMapping("/eps/cases")
    String mine(@RequestParam(required = false) UUID before, @AuthenticationPrincipal Applicant person, Model model) {
        Map<UUID, String> clients = new HashMap<>();
        mandates.clients(person).forEach(client -> clients.put(client.id(), client.name()));
        var found = applications.ofApplicants(clients.keySet(), before, PAGE + 1);
        model.addAttribute("clients", clients);
        model.addAttribute("cases", standings.of(found.stream().limit(PAGE).toList()));
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).id() : null);
        model.addAttribute("first", before == null);
        if (before == null) {
            model.addAttribute("waiting", waiting.of(person, clients.keySet()));
            model.addAttribute(
                    "drafts",
                    drafts.of(clients.keySet()).stream()
                            .map(draft -> new Begun(draft, title(draft)))
                            .toList());
        }
        return "eps/cases";
    }

    private String title(Draft draft) {
        if (draft.values().get("title") instanceof String title && !title.isBlank()) {
            return title;
        }
        return papers.of(draft.kind()) instanceof Paper.OnCase paper
                ? applications
                        .find(paper.caseOf(draft.subject()))
                        .map(ProjectApplication::title)
                        .orElse("")
                : calls.offer(draft.subject())
                        .map(offer -> offer.code() + " " + offer.name())
                        .orElse("");
    }
}
