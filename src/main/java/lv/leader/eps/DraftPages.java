package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.call.Calls;
import lv.leader.engine.FilledForm;
import lv.leader.engine.FormRows;
import lv.leader.engine.FormRules;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.RefusedException;
import lv.leader.refusal.Words;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing: begun, saved at every change, checked at once, sent when nothing is wrong. */
@Controller
@RequestMapping("/eps/drafts")
class DraftPages {

    /** Each conditional part that the page shows. */
    static final String SHOWN_SLOT = "_slot";

    private final Papers papers;
    private final Drafts drafts;
    private final Mandates mandates;
    private final Refusals refusals;
    private final Calls calls;
    private final Parties parties;
    private final Words words;

    DraftPages(
            Papers papers,
            Drafts drafts,
            Mandates mandates,
            Refusals refusals,
            Calls calls,
            Parties parties,
            Words words) {
        this.papers = papers;
        this.drafts = drafts;
        this.mandates = mandates;
        this.refusals = refusals;
        this.calls = calls;
        this.parties = parties;
        this.words = words;
    }

    /** A field that still stands in the way. */
    record Missing(String id, String label) {}

    @PostMapping
    String begin(
            @RequestParam String kind,
            @RequestParam UUID subject,
            @RequestParam(required = false) UUID client,
            @AuthenticationPrincipal Applicant person) {
        UUID inWhoseName;
        if (papers.of(kind) instanceof Paper.OnCase paper) {
            inWhoseName = mandates.caseOf(person, paper.caseOf(subject)).applicant();
            papers.possible(paper, subject)
                    .orElseThrow(() -> Refusal.of("eps.not-now").asException());
        } else {
            inWhoseName = mandates.client(person, client);
            calls.offer(subject).orElseThrow(() -> Refusal.of("eps.not-there").asException());
        }
        return "redirect:/eps/drafts/" + drafts.begin(person.userName(), inWhoseName, kind, subject);
    }

    @GetMapping("/{id}")
    String write(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean check,
            @AuthenticationPrincipal Applicant person,
            Locale reader,
            Model model) {
        Draft draft = mandates.draft(person, id);
        if (draft.caseId() != null) {
            return "redirect:" + sent(draft.caseId(), id);
        }
        show(draft, check, reader, model);
        Paper paper = papers.of(draft.kind());
        model.addAttribute("about", paper.about(draft.subject()));
        if (paper instanceof Paper.OnCase onCase) {
            model.addAttribute("project", mandates.caseOf(person, onCase.caseOf(draft.subject())));
            model.addAttribute(
                    "possible", papers.possible(onCase, draft.subject()).orElse(null));
        }
        parties.find(draft.client()).ifPresent(client -> model.addAttribute("client", client));
        calls.offer(draft.subject()).ifPresent(offer -> {
            model.addAttribute("offer", offer);
            calls.taking(offer.call()).or(() -> calls.announced(offer.call())).ifPresent(call -> {
                model.addAttribute("call", call);
                model.addAttribute("continuous", calls.isContinuous(call));
            });
        });
        return "eps/draft";
    }

    /** What changed, for the script on the page: what appears or goes, what is wrong, what is missing. */
    @PostMapping(path = "/{id}", headers = "HX-Request")
    String saveQuietly(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> written,
            @AuthenticationPrincipal Applicant person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        Draft draft = save(id, written, "save", person, reader);
        if (draft.caseId() != null) {
            response.setHeader("HX-Redirect", sent(draft.caseId(), id));
            return "eps/draft-changes";
        }
        var fields = show(draft, written.containsKey("_check"), reader, model);
        List<FormView.Field> changed = new ArrayList<>();
        changed(fields, new HashSet<>(written.getOrDefault(SHOWN_SLOT, List.of())), changed);
        model.addAttribute("changed", changed);
        List<FormView.Field> same = new ArrayList<>();
        same(fields, new HashSet<>(written.getOrDefault(Entered.SHOWN_FIELD, List.of())), same);
        model.addAttribute("same", same);
        return "eps/draft-changes";
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> written,
            @RequestParam(defaultValue = "save") String action,
            @AuthenticationPrincipal Applicant person,
            Locale reader,
            RedirectAttributes next) {
        Draft draft = save(id, written, action, person, reader);
        if (action.contains(":")) {
            return "redirect:/eps/drafts/" + id + "#" + action.split(":")[1];
        }
        if (action.equals("save") || draft.caseId() != null) {
            next.addFlashAttribute("saved", true);
            return "redirect:/eps/drafts/" + id;
        }
        return send(id, person, reader, next);
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, @AuthenticationPrincipal Applicant person) {
        drafts.discard(mandates.draft(person, id).id());
        return "redirect:/eps/cases";
    }

    private String send(UUID id, Applicant person, Locale reader, RedirectAttributes next) {
        try {
            Optional<UUID> caseId = papers.send(id, person, reader);
            return "redirect:" + caseId.map(sent -> sent(sent, id)).orElse("/eps/drafts/" + id + "?check=true");
        } catch (RefusedException refused) {
            next.addFlashAttribute("refused", refusals.text(refused.refusal(), reader));
            return "redirect:/eps/drafts/" + id + "?check=true";
        }
    }

    private static String sent(UUID caseId, UUID draft) {
        return "/eps/cases/" + caseId + "/papers/" + draft;
    }

    private Draft save(UUID id, MultiValueMap<String, String> written, String action, Applicant person, Locale reader) {
        Draft draft = mandates.draft(person, id);
        if (draft.caseId() == null) {
            var form = papers.form(draft.kind(), draft.subject(), reader);
            drafts.change(
                    id, now -> papers.computed(form, Entered.rows(Entered.over(now, form, written), form, action)));
        }
        return mandates.draft(person, id);
    }

    /**
     * @param check also say what is not filled in yet; before somebody wants to send, that would only be noise
     */
    private List<FormView.Field> show(Draft draft, boolean check, Locale reader, Model model) {
        var sheet = papers.sheet(draft, reader);
        Map<String, String> problems = new HashMap<>();
        List<Missing> missing = new ArrayList<>();
        sheet.problems().forEach((key, problem) -> {
            var field = FormRows.named(key, sheet.visible());
            if (check || !FormRules.isEmpty(field, FormRows.value(key, sheet.visible(), draft.values()))) {
                problems.put(key, refusals.text(besideItsField(problem), reader));
            }
            missing.add(missing(key, field, sheet.visible()));
        });
        var fields = FormView.of(sheet.form(), sheet.visible(), draft.values(), problems, words, reader);
        model.addAttribute("draft", draft);
        model.addAttribute("fields", fields);
        model.addAttribute("check", check);
        model.addAttribute("missing", missing);
        model.addAttribute(
                "hints",
                papers.of(draft.kind()).hints(draft).stream()
                        .map(hint -> refusals.text(hint, reader))
                        .toList());
        return fields;
    }

    /** In a list the row's number belongs to the name. */
    private static Missing missing(String name, JsonNode field, JsonNode form) {
        String id = field.path("id").asText();
        String label = FilledForm.label(field);
        return FormRows.Cell.of(name)
                .map(cell -> new Missing(
                        id + "-" + cell.row(),
                        FilledForm.label(FormRules.fields(form).get(cell.list())) + " " + (cell.row() + 1) + ": "
                                + label))
                .orElseGet(() -> new Missing(id, label));
    }

    /** Beside the field its name would only be said twice. */
    private static Refusal besideItsField(Refusal problem) {
        return new Refusal("eps." + problem.code(), problem.facts());
    }

    private static void changed(List<FormView.Field> fields, Set<String> onPage, List<FormView.Field> changed) {
        for (var field : fields) {
            if (field.conditional() && field.shown() != onPage.contains(field.id())) {
                changed.add(field);
            } else {
                changed(field.children(), onPage, changed);
            }
        }
    }

    private static void same(List<FormView.Field> fields, Set<String> onPage, List<FormView.Field> same) {
        for (var field : fields) {
            if (field.shown() && onPage.contains(field.key())) {
                same.add(field);
            }
            same(field.children(), onPage, same);
        }
    }
}
