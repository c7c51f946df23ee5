package lv.leader.eps;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.call.AnnouncedCall;
import lv.leader.call.Announcements;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.LeaderClock;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.refusal.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everybody may read: calls that are announced. */
@Controller
class CallPages {

    private final Calls calls;
    private final Announcements announcements;
    private final Documents documents;
    private final Mandates mandates;
    private final Clock clock;

    CallPages(Calls calls, Announcements announcements, Documents documents, Mandates mandates, LeaderClock clock) {
        this.calls = calls;
        this.announcements = announcements;
        this.documents = documents;
        this.mandates = mandates;
        this.clock = clock;
    }

    /**
     * A call on a page.
     *
     * @param state upcoming, open, closed or cancelled
     * @param taking the batch of a continuous round that takes applications now; null where there is none
     */
    record Shown(AnnouncedCall announced, String state, Call taking) {

        public boolean takesDrafts() {
            return state.equals("open") || state.equals("upcoming");
        }
    }

    @GetMapping("/eps")
    String open(Model model) {
        List<Shown> shown = calls.announced().stream()
                .flatMap(call -> announcements.find(call.id()).stream())
                .map(this::shown)
                .toList();
        model.addAttribute("open", inState(shown, "open"));
        model.addAttribute("upcoming", inState(shown, "upcoming"));
        return "eps/calls";
    }

    private static List<Shown> inState(List<Shown> shown, String state) {
        return shown.stream().filter(one -> one.state().equals(state)).toList();
    }

    @GetMapping("/eps/sign-in")
    String signIn() {
        return "eps/sign-in";
    }

    @GetMapping("/eps/calls/{id}")
    String call(@PathVariable UUID id, @AuthenticationPrincipal Applicant person, Model model) {
        return page(announcements.find(id), person, model);
    }

    /** An earlier version stays readable as it stood. */
    @GetMapping("/eps/calls/{id}/versions/{version}")
    String version(
            @PathVariable UUID id, @PathVariable int version, @AuthenticationPrincipal Applicant person, Model model) {
        return page(announcements.find(id, version), person, model);
    }

    /** A version as it was published, sealed; its hash stands on the page. */
    @GetMapping(path = "/eps/calls/{id}/versions/{version}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @PathVariable int version) {
        Document document = announcements
                .find(id, version)
                .flatMap(AnnouncedCall::said)
                .flatMap(said -> documents.find(said.document()))
                .orElseThrow(() -> Refusal.of("eps.not-there").asException());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(documents.content(document.id()));
    }

    private String page(Optional<AnnouncedCall> found, Applicant person, Model model) {
        AnnouncedCall call = found.orElseThrow(() -> Refusal.of("eps.not-there").asException());
        model.addAttribute("shown", shown(call));
        model.addAttribute(
                "document",
                call.said().flatMap(said -> documents.find(said.document())).orElse(null));
        model.addAttribute("clients", person == null ? List.of() : mandates.clients(person));
        return "eps/call";
    }

    /** Only for the signed-in: who is not, signs in first and comes back here. */
    @GetMapping("/eps/calls/{id}/apply")
    String apply(@PathVariable UUID id) {
        return "redirect:/eps/calls/" + id;
    }

    private Shown shown(AnnouncedCall call) {
        Call taking = calls.taking(call.call().id()).orElse(null);
        return new Shown(call, state(call, taking), taking);
    }

    private String state(AnnouncedCall call, Call taking) {
        if (taking == null) {
            return call.cancelledAt() == null ? "closed" : "cancelled";
        }
        return clock.instant().isBefore(call.call().opensAt()) ? "upcoming" : "open";
    }
}
