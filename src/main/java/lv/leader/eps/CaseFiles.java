package lv.leader.eps;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.decision.FundingDecisions;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.document.Letters;
import lv.leader.engine.FilledForm;
import lv.leader.engine.Forms;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Words;
import lv.leader.register.Decision;
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

/** What lies in the file of a project: papers as they were sent, decisions, letters. */
@Controller
@RequestMapping("/eps/cases/{id}")
class CaseFiles {

    private final Mandates mandates;
    private final Applications applications;
    private final Claims claims;
    private final DecisionRegister register;
    private final Readings readings;
    private final Letters letters;
    private final Documents documents;
    private final Standings standings;
    private final Papers papers;
    private final Drafts drafts;
    private final Forms forms;
    private final Words words;

    CaseFiles(
            Mandates mandates,
            Applications applications,
            Claims claims,
            DecisionRegister register,
            Readings readings,
            Letters letters,
            Documents documents,
            Standings standings,
            Papers papers,
            Drafts drafts,
            Forms forms,
            Words words) {
        this.mandates = mandates;
        this.applications = applications;
        this.claims = claims;
        this.register = register;
        this.readings = readings;
        this.letters = letters;
        this.documents = documents;
        this.standings = standings;
        this.papers = papers;
        this.drafts = drafts;
        this.forms = forms;
        this.words = words;
    }

    /** The application as it was sent, from wherever. */
    @GetMapping("/application")
    String application(@PathVariable UUID id, @AuthenticationPrincipal Applicant person, Locale reader, Model model) {
        ProjectApplication project = mandates.caseOf(person, id);
        var values = drafts.read(applications.content(id).orElse("{}"));
        model.addAttribute("project", project);
        model.addAttribute("kind", ApplicationPaper.KIND);
        model.addAttribute("receivedAt", project.submittedAt());
        model.addAttribute("answers", answers(ApplicationPaper.KIND, project.callAction(), values, reader));
        return "eps/paper";
    }

    /** A paper as it was sent here, with its receipt. */
    @GetMapping("/papers/{paper}")
    String paper(
            @PathVariable UUID id,
            @PathVariable UUID paper,
            @AuthenticationPrincipal Applicant person,
            Locale reader,
            Model model) {
        model.addAttribute("project", mandates.caseOf(person, id));
        Draft sent = drafts.find(paper)
                .filter(found -> id.equals(found.caseId()))
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        model.addAttribute("kind", sent.kind());
        model.addAttribute("about", papers.of(sent.kind()).about(sent.subject()));
        model.addAttribute("receivedAt", sent.sentAt());
        model.addAttribute("answers", answers(sent.kind(), sent.subject(), sent.values(), reader));
        return "eps/paper";
    }

    /** A decision; from now on it is no longer new for the person. */
    @GetMapping("/decisions/{decision}")
    String decision(
            @PathVariable UUID id,
            @PathVariable UUID decision,
            @AuthenticationPrincipal Applicant person,
            Model model) {
        ProjectApplication project = mandates.caseOf(person, id);
        List<UUID> cases = cases(id);
        Decision found = register.of(cases).stream()
                .filter(one -> one.id().equals(decision))
                .findFirst()
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        readings.read(person, decision);
        model.addAttribute("project", project);
        model.addAttribute("decision", found);
        model.addAttribute("challenge", challengeOf(found, project));
        model.addAttribute(
                "letters",
                letters.of(cases).stream()
                        .filter(letter -> decision.equals(letter.decision()))
                        .toList());
        return "eps/decision";
    }

    /** Null where the decision can't be challenged, or not any more. */
    private Paper.Possible challengeOf(Decision decision, ProjectApplication project) {
        return decision.kind().equals(FundingDecisions.KIND)
                ? papers.besides(standings.of(project)).stream()
                        .filter(one -> one.kind().equals(ChallengePaper.KIND))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    @GetMapping("/letters/{letter}")
    ResponseEntity<byte[]> letter(
            @PathVariable UUID id, @PathVariable UUID letter, @AuthenticationPrincipal Applicant person) {
        ProjectApplication project = mandates.caseOf(person, id);
        Document found = letters.of(cases(id)).stream()
                .filter(one -> one.id().equals(letter) && one.recipient().equals(project.applicant()))
                .map(Letters.Written::document)
                .findFirst()
                .flatMap(documents::find)
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(documents.content(found.id()));
    }

    private List<UUID> cases(UUID id) {
        List<UUID> cases = new ArrayList<>(List.of(id));
        claims.ofProject(id).stream().map(Claim::id).forEach(cases::add);
        return cases;
    }

    private List<FilledForm.Answer> answers(String kind, UUID subject, Map<String, Object> values, Locale reader) {
        JsonNode form = papers.form(kind, subject, reader);
        return FilledForm.answers(forms.visible(form, values), values, words, reader);
    }
}
