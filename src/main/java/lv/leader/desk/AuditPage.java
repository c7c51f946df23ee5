package lv.leader.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.access.Group;
import lv.leader.access.Staff;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.application.ProjectCase;
import lv.leader.audit.Audit;
import lv.leader.call.Calls;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.desk.CaseContent.Section;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.Strategy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An auditor's page of one case, found by its number or that of a decision; what is read here is in the audit itself. */
@Controller
@RequestMapping("/desk/audit")
class AuditPage {

    private final AuditFile file;
    private final Applications applications;
    private final Claims claims;
    private final Calls calls;
    private final Strategies strategies;
    private final DecisionRegister register;
    private final Documents documents;
    private final Audit audit;
    private final Staff staff;
    private final TransactionTemplate transaction;
    private final DeskLanguage language;

    AuditPage(
            AuditFile file,
            Applications applications,
            Claims claims,
            Calls calls,
            Strategies strategies,
            DecisionRegister register,
            Documents documents,
            Audit audit,
            Staff staff,
            TransactionTemplate transaction,
            DeskLanguage language) {
        this.file = file;
        this.applications = applications;
        this.claims = claims;
        this.calls = calls;
        this.strategies = strategies;
        this.register = register;
        this.documents = documents;
        this.audit = audit;
        this.staff = staff;
        this.transaction = transaction;
        this.language = language;
    }

    /** Auditors and nobody else, whatever address they know. */
    @ModelAttribute
    void enter(Principal person, Model page) {
        if (!staff.groupsOf(person.getName()).contains(Group.AUDITOR.id())) {
            throw new AccessDeniedException("only for auditors");
        }
        page.addAttribute("words", language.words("audit"));
        page.addAttribute("language", language.code());
        page.addAttribute("locale", Locale.forLanguageTag(language.code()));
    }

    @GetMapping
    String search(@RequestParam(required = false) String number, Model page, HttpServletResponse response) {
        String wanted = number == null ? "" : number.strip();
        page.addAttribute("number", wanted);
        if (wanted.isEmpty()) {
            return "desk/audit";
        }
        Optional<UUID> found = applications
                .byNumber(wanted)
                .map(ProjectApplication::id)
                .or(() -> register.byNumber(wanted).map(Decision::caseId).map(this::projectOf));
        if (found.isPresent()) {
            return "redirect:/desk/audit/" + found.get();
        }
        return refused(Refusal.of("desk.no-such-number", "number", wanted), page, response);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model page, HttpServletResponse response) {
        Optional<ProjectApplication> application = applications.find(id);
        if (application.isPresent()) {
            read(id, "auditor's page");
            ofProject(applications.project(id), page);
            return "desk/audit";
        }
        Optional<String> title = calls.find(id)
                .map(call -> language.word("audit", "call") + " " + call.lag() + " " + call.number())
                .or(() -> calls.findCase(id)
                        .map(call -> language.word("audit", "call") + " " + call.lag() + " " + call.fund() + " "
                                + call.period()))
                .or(() -> strategies.find(id).map(Strategy::title));
        if (title.isEmpty()) {
            return refused(Refusal.of("desk.no-such-number", "number", id.toString()), page, response);
        }
        read(id, "auditor's page");
        page.addAttribute("title", title.get());
        page.addAttribute("number", "");
        page.addAttribute("facts", List.of());
        page.addAttribute("parts", file.of(id));
        page.addAttribute("id", id);
        page.addAttribute("documents", documents.of(id));
        return "desk/audit";
    }

    private void ofProject(ProjectCase project, Model page) {
        UUID id = project.id();
        UUID call = project.terms().call();
        List<UUID> cases = Stream.concat(
                        Stream.of(id), claims.ofProject(id).stream().map(Claim::id))
                .toList();
        Wording words = new Wording(language, "audit");
        Section about = words.facts(
                "about",
                words.fact("application", project.application().number()),
                words.fact("applicant", project.applicant().name()),
                words.fact("group", project.terms().lag()),
                words.fact("action", project.terms().code()),
                words.fact("submitted", project.application().submittedAt()),
                words.fact("requested", project.application().requestedSupport()));
        page.addAttribute("title", project.application().title());
        page.addAttribute("number", project.application().number());
        page.addAttribute("facts", about.facts());
        page.addAttribute("parts", file.ofProject(project, cases));
        page.addAttribute("call", call);
        calls.find(call)
                .flatMap(found -> strategies.version(found.strategyVersion()))
                .ifPresent(version -> page.addAttribute("strategy", version.strategy()));
        page.addAttribute("id", id);
        page.addAttribute(
                "documents",
                Stream.concat(Stream.of(call), cases.stream())
                        .flatMap(caseId -> documents.of(caseId).stream())
                        .toList());
    }

    @GetMapping("/documents/{document}")
    ResponseEntity<byte[]> document(@PathVariable UUID document) {
        Document found = documents
                .find(document)
                .orElseThrow(() -> Refusal.of("desk.no-such-document").asException());
        read(found.caseId(), "document " + found.name());
        return Downloads.of(found, documents.content(document));
    }

    /** A decision on a payment request is found in its project. */
    private UUID projectOf(UUID caseId) {
        return claims.find(caseId).map(Claim::application).orElse(caseId);
    }

    private void read(UUID caseId, String what) {
        transaction.executeWithoutResult(status -> audit.read(caseId, what));
    }

    private String refused(Refusal refusal, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        page.addAttribute("refused", language.text(refusal));
        return "desk/audit";
    }
}
