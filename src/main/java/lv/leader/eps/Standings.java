package lv.leader.eps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.application.ProjectApplication;
import lv.leader.engine.CaseTimeline;
import lv.leader.engine.CaseTimeline.Stay;
import lv.leader.register.Decision;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where cases stand, as applicants are told: public words for the diagrams' status. */
@Component
class Standings {

    /**
     * Run beside the way of a case: who challenges a decision still carries the project out. By their status the kind of
     * the decision that ends it.
     */
    private static final Map<String, String> BESIDE =
            Map.of("challenged", "challenge", "court", "judgment", "recovery", "recovery");

    private static final Set<String> BESIDE_DIAGRAMS = Set.of("challenge", "recovery");

    private final CaseTimeline timeline;
    private final MessageSource words;

    Standings(CaseTimeline timeline, MessageSource words) {
        this.timeline = timeline;
        this.words = words;
    }

    /** A stay in the reader's words. */
    record Told(String word, String body, Instant since) {}

    Standing of(ProjectApplication application) {
        return of(List.of(application)).get(0);
    }

    /** In the order of the applications; {@code submitted} until a case's own process has said more. */
    List<Standing> of(List<ProjectApplication> applications) {
        var stays = now(applications.stream().map(ProjectApplication::id).toList());
        return applications.stream()
                .map(one -> Optional.ofNullable(stays.get(one.id()))
                        .map(stay -> new Standing(one, stay.status(), stay.body(), stay.since(), stay.element()))
                        .orElseGet(() -> new Standing(one, "submitted", "lag", one.submittedAt(), "")))
                .toList();
    }

    /** Where any cases stand, a payment request's among them. */
    Map<UUID, Stay> now(Collection<UUID> cases) {
        return timeline.now(cases, BESIDE_DIAGRAMS);
    }

    /** The way of a case; stays that the public has one word for are one. */
    List<Told> way(UUID caseId, Locale reader) {
        List<Told> way = new ArrayList<>();
        for (Stay stay : timeline.of(caseId)) {
            Told told = told(stay, reader);
            Told last = way.isEmpty() ? null : way.get(way.size() - 1);
            if (!BESIDE_DIAGRAMS.contains(stay.process()) && (last == null || !isSame(last, told))) {
                way.add(told);
            }
        }
        return way;
    }

    /** What runs beside the way of the case and was not decided yet. */
    List<Told> beside(UUID caseId, List<Decision> decisions, Locale reader) {
        return timeline.of(caseId).stream()
                .filter(stay -> BESIDE.containsKey(stay.status()))
                .filter(stay -> decisions.stream()
                        .noneMatch(decision -> decision.kind().equals(BESIDE.get(stay.status()))
                                && !decision.madeAt().isBefore(stay.since())))
                .map(stay -> told(stay, reader))
                .toList();
    }

    String word(String status, Locale reader) {
        return words.getMessage("status." + status, null, reader);
    }

    private Told told(Stay stay, Locale reader) {
        return new Told(word(stay.status(), reader), stay.body(), stay.since());
    }

    private static boolean isSame(Told one, Told other) {
        return one.word().equals(other.word()) && one.body().equals(other.body());
    }
}
