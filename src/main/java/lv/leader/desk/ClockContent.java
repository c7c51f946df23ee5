package lv.leader.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.HandOver;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.decision.FundingDecisions;
import lv.leader.engine.CaseTimeline;
import lv.leader.engine.CaseTimeline.Stay;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long each body has had a project, and whether it kept the terms that the law gives it. */
@Component
@Order(7)
class ClockContent implements CaseContent {

    private final CaseTimeline timeline;
    private final DecisionRegister register;
    private final Applications applications;
    private final Assessments assessments;
    private final HandOver handOver;
    private final FundingDecisions funding;
    private final ProjectOfTask projects;
    private final DeskLanguage language;
    private final LeaderClock clock;

    ClockContent(
            CaseTimeline timeline,
            DecisionRegister register,
            Applications applications,
            Assessments assessments,
            HandOver handOver,
            FundingDecisions funding,
            ProjectOfTask projects,
            DeskLanguage language,
            LeaderClock clock) {
        this.timeline = timeline;
        this.register = register;
        this.applications = applications;
        this.assessments = assessments;
        this.handOver = handOver;
        this.funding = funding;
        this.projects = projects;
        this.language = language;
        this.clock = clock;
    }

    /** Evaluators don't see it: it would tell how far the others are. */
    @Override
    public List<Section> of(OpenTask task) {
        return task.process().equals("assessment")
                ? List.of()
                : projects.of(task).map(this::of).orElse(List.of());
    }

    /** Days by body, and terms with their last days. */
    List<Section> of(UUID application) {
        Wording words = new Wording(language, "clock");
        List<Stay> stays = timeline.of(application);
        return List.of(bodies(words, stays), terms(words, application, stays));
    }

    private Section bodies(Wording words, List<Stay> stays) {
        Map<String, Duration> byBody = new LinkedHashMap<>();
        String now = "";
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            boolean last = i == stays.size() - 1;
            boolean ended = last && stay.element().startsWith("End_");
            Instant until = ended
                    ? stay.since()
                    : last ? clock.instant() : stays.get(i + 1).since();
            byBody.merge(stay.body(), Duration.between(stay.since(), until), Duration::plus);
            now = ended ? "" : stay.body();
        }
        String holder = now;
        return words.table(
                "bodies",
                List.of("body", "days", "now"),
                byBody.entrySet().stream()
                        .map(body -> words.row(
                                words.code("body", body.getKey()),
                                body.getValue().toDays(),
                                body.getKey().equals(holder) ? words.word("has-it-now") : ""))
                        .toList());
    }

    private Section terms(Wording words, UUID application, List<Stay> stays) {
        ProjectApplication found = applications.find(application).orElseThrow();
        List<Decision> decisions = register.of(application);
        Optional<Instant> conformity = first(decisions, "conformity");
        Optional<Instant> handedOver = stays.stream()
                .filter(stay ->
                        stay.status().equals("lad-assessment") || stay.status().equals("reserve"))
                .map(Stay::since)
                .findFirst();
        Optional<Instant> agency = stays.stream()
                .filter(stay -> stay.status().equals("lad-assessment"))
                .map(Stay::since)
                .findFirst();
        List<List<String>> rows = new ArrayList<>();
        rows.add(term(words, "assess", "lag", assessments.due(found.call()), conformity));
        conformity.ifPresent(
                decided -> rows.add(term(words, "hand-over", "lag", handOver.due(found.call(), decided), handedOver)));
        agency.ifPresent(since -> rows.add(term(
                words,
                "decide",
                "lad",
                funding.due(application, LocalDate.ofInstant(since, LegalCalendar.RIGA)),
                first(decisions, "funding"))));
        return words.table("terms", List.of("term", "body", "due", "done", "kept"), rows);
    }

    private static Optional<Instant> first(List<Decision> decisions, String kind) {
        return decisions.stream()
                .filter(decision -> decision.kind().equals(kind))
                .map(Decision::madeAt)
                .findFirst();
    }

    private List<String> term(Wording words, String term, String body, Instant due, Optional<Instant> done) {
        boolean late = done.orElseGet(clock::instant).isAfter(due);
        return words.row(
                words.word("term-" + term),
                words.code("body", body),
                due,
                done.orElse(null),
                words.word(late ? "late" : done.isPresent() ? "in-time" : "runs"));
    }
}
