package lv.leader.eps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.ProjectApplication;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import lv.leader.decision.Approvals;
import lv.leader.document.Letters;
import lv.leader.engine.CaseTimeline.Stay;
import lv.leader.monitoring.MonitoringTerms;
import lv.leader.monitoring.Monitorings;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One project: where it stands and with whom, what is to be done until when, and all that came of it. */
@Controller
class CasePage {

    private final Mandates mandates;
    private final Standings standings;
    private final Papers papers;
    private final Drafts drafts;
    private final Readings readings;
    private final DecisionRegister register;
    private final Approvals approvals;
    private final Claims claims;
    private final Payments payments;
    private final Clarifications clarifications;
    private final Monitorings monitorings;
    private final MonitoringTerms monitoringTerms;
    private final Letters letters;
    private final Parties parties;
    private final Calls calls;

    CasePage(
            Mandates mandates,
            Standings standings,
            Papers papers,
            Drafts drafts,
            Readings readings,
            DecisionRegister register,
            Approvals approvals,
            Claims claims,
            Payments payments,
            Clarifications clarifications,
            Monitorings monitorings,
            MonitoringTerms monitoringTerms,
            Letters letters,
            Parties parties,
            Calls calls) {
        this.mandates = mandates;
        this.standings = standings;
        this.papers = papers;
        this.drafts = drafts;
        this.readings = readings;
        this.register = register;
        this.approvals = approvals;
        this.claims = claims;
        this.payments = payments;
        this.clarifications = clarifications;
        this.monitorings = monitorings;
        this.monitoringTerms = monitoringTerms;
        this.letters = letters;
        this.parties = parties;
        this.calls = calls;
    }

    /** A payment request; {@code payment} is null until one is authorised. */
    record Requested(Claim claim, String word, Instant since, Payment payment) {}

    @GetMapping("/eps/cases/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Applicant person, Locale reader, Model model) {
        ProjectApplication project = mandates.caseOf(person, id);
        Standing standing = standings.of(project);
        List<Claim> asked = claims.ofProject(id);
        List<UUID> cases = new ArrayList<>(asked.stream().map(Claim::id).toList());
        cases.add(0, id);
        List<Decision> decisions = register.of(cases);
        List<Paper.Possible> awaited = papers.awaited(List.of(standing));
        Call call = calls.find(project.call()).orElseThrow();
        model.addAttribute("project", project);
        model.addAttribute("call", call);
        model.addAttribute("continuous", calls.isContinuous(call));
        model.addAttribute(
                "client", parties.find(project.applicant()).map(Party::name).orElse(""));
        model.addAttribute("standing", standing);
        model.addAttribute("word", standings.word(standing.status(), reader));
        model.addAttribute("next", standings.word(standing.status() + ".next", reader));
        model.addAttribute("until", until(standing, awaited));
        model.addAttribute("beside", standings.beside(id, decisions, reader));
        model.addAttribute("awaited", awaited);
        model.addAttribute("besides", papers.besides(standing));
        model.addAttribute("way", standings.way(id, reader));
        model.addAttribute("approval", approvals.of(id).orElse(null));
        model.addAttribute("decisions", decisions);
        model.addAttribute(
                "unread",
                readings.unread(person, decisions).stream().map(Decision::id).collect(Collectors.toSet()));
        model.addAttribute("requests", requests(id, asked, reader));
        model.addAttribute("answered", answered(cases));
        model.addAttribute("reports", monitorings.reports(id));
        model.addAttribute(
                "letters",
                letters.of(cases).stream()
                        .filter(letter -> letter.recipient().equals(project.applicant()))
                        .toList());
        model.addAttribute("sent", drafts.sentAbout(id));
        return "eps/case";
    }

    /** The term of what is awaited first, or of what is to be done outside the portal. */
    private Instant until(Standing standing, List<Paper.Possible> awaited) {
        if (standing.status().equals("correction")) {
            return monitoringTerms.correctionDue(standing.application().id(), standing.since());
        }
        return awaited.isEmpty() ? null : awaited.get(0).until();
    }

    private List<Requested> requests(UUID id, List<Claim> asked, Locale reader) {
        Map<UUID, Stay> stays = standings.now(asked.stream().map(Claim::id).toList());
        Map<UUID, Payment> paid = payments.of(id).stream()
                .collect(Collectors.toMap(Payment::claim, payment -> payment, (first, second) -> second));
        return asked.stream()
                .map(claim -> {
                    Stay stay = stays.get(claim.id());
                    return new Requested(
                            claim,
                            standings.word(stay == null ? "submitted" : stay.status(), reader),
                            stay == null ? claim.submittedAt() : stay.since(),
                            paid.get(claim.id()));
                })
                .toList();
    }

    private List<Clarification> answered(List<UUID> cases) {
        return clarifications.of(cases).stream()
                .filter(question -> question.answer() != null)
                .toList();
    }
}
