package lv.leader.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.access.Group;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.engine.CaseTimeline;
import lv.leader.engine.CaseTimeline.Stay;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.engine.TaskNames;
import lv.leader.engine.TaskNames.Named;
import lv.leader.register.DecisionRegister;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The auditor's questions, under every case: who answered and decided what, and how long did it stand where. */
@Component
@Order(8)
class TrailContent implements CaseContent {

    private static final Set<String> UNSEEN =
            Set.of("Task_DeclareConflict", "Task_ScoreApplication", "Task_ScoreAgain");

    private final Answers answers;
    private final TaskNames names;
    private final DecisionRegister register;
    private final CaseTimeline timeline;
    private final ProjectOfTask projects;
    private final FilledForms filled;
    private final DeskLanguage language;
    private final Clock clock;

    TrailContent(
            Answers answers,
            TaskNames names,
            DecisionRegister register,
            CaseTimeline timeline,
            ProjectOfTask projects,
            FilledForms filled,
            DeskLanguage language,
            LeaderClock clock) {
        this.answers = answers;
        this.names = names;
        this.register = register;
        this.timeline = timeline;
        this.projects = projects;
        this.filled = filled;
        this.language = language;
        this.clock = clock;
    }

    /** Evaluators work unseen by each other: who of them has declared or scored is not shown beside their tasks. */
    @Override
    public List<Section> of(OpenTask task) {
        if (UNSEEN.contains(task.task())) {
            return List.of();
        }
        Wording words = new Wording(language, "case");
        List<UUID> cases = Stream.concat(projects.of(task).stream(), Stream.of(task.caseId()))
                .distinct()
                .toList();
        List<Section> sections = new ArrayList<>();
        List<String> ofGroups = Group.LAG_MANAGER.processes();
        // A group's people read what was answered in the group; the paying agency reads all that it was handed.
        sections.add(answered(
                words, cases, answer -> !ofGroups.contains(task.process()) || ofGroups.contains(answer.process())));
        sections.add(words.table(
                "decisions",
                List.of("decision-number", "decision-outcome", "made-by", "approved-by", "made-at", "decision-reasons"),
                cases.stream()
                        .flatMap(caseId -> register.of(caseId).stream())
                        .map(decision -> words.row(
                                decision.number(),
                                words.code("outcome", decision.outcome()),
                                decision.madeBy(),
                                decision.approvedBy(),
                                decision.madeAt(),
                                decision.reasons()))
                        .toList()));
        for (UUID caseId : cases) {
            String heading =
                    cases.size() == 1 ? "stays" : caseId.equals(task.caseId()) ? "stays-part" : "stays-project";
            sections.add(stays(words, heading, timeline.of(caseId)));
        }
        return sections;
    }

    /** Everything that people answered in the tasks of some cases. */
    Section answered(List<UUID> cases) {
        return answered(new Wording(language, "case"), cases, answer -> true);
    }

    private Section answered(Wording words, List<UUID> cases, Predicate<Answers.Answer> shown) {
        Map<UUID, List<Answers.Answer>> byCase = answers.of(cases);
        return words.table(
                "answers",
                List.of("task", "person", "answered-at", "answered"),
                cases.stream()
                        .flatMap(caseId -> byCase.getOrDefault(caseId, List.of()).stream())
                        .filter(shown)
                        .map(answer -> row(words, answer))
                        .toList());
    }

    /** The task that was answered, as the diagram calls it. */
    String nameOf(Answers.Answer answer) {
        return names.of(answer.process(), answer.task()).map(Named::name).orElse(answer.task());
    }

    /** Where each of some cases stood, the first of them the project. */
    List<Section> stays(List<UUID> cases) {
        Wording words = new Wording(language, "case");
        return cases.stream()
                .map(caseId -> stays(words, caseId.equals(cases.get(0)) ? "stays" : "stays-part", timeline.of(caseId)))
                .toList();
    }

    private List<String> row(Wording words, Answers.Answer answer) {
        Named task = names.of(answer.process(), answer.task()).orElse(new Named(answer.task(), null));
        return words.row(task.name(), answer.answeredBy(), answer.answeredAt(), said(words, task, answer));
    }

    private String said(Wording words, Named task, Answers.Answer answer) {
        if (task.form() != null) {
            return filled.facts(task.form(), answer.answers()).stream()
                    .map(fact -> fact.label() + (fact.label().endsWith("?") ? " " : ": ") + fact.value())
                    .collect(Collectors.joining("\n"));
        }
        return answer.answers().values().stream()
                .map(value -> words.code("answer", value))
                .collect(Collectors.joining("\n"));
    }

    private Section stays(Wording words, String heading, List<Stay> stays) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            boolean lasts = i == stays.size() - 1;
            Instant until = lasts ? clock.instant() : stays.get(i + 1).since();
            rows.add(words.row(
                    words.code("status", stay.status()),
                    words.code("body", stay.body()),
                    stay.since(),
                    Duration.between(stay.since(), until).toDays() + (lasts ? " " + words.word("so-far") : "")));
        }
        return words.table(heading, List.of("status", "body", "since", "days"), rows);
    }
}
