package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Committee;
import lv.leader.strategy.PerformanceReserves;
import lv.leader.strategy.StrategyAssessments;
import lv.leader.strategy.StrategyAssessments.Mark;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A committee member's assessment beside the strategy: for who declared to be free of interest, and nobody else. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/strategy-assessment")
class AssessmentOnDesk {

    private final TaskDesk desk;
    private final StrategyDrafts drafts;
    private final PerformanceReserves reserves;
    private final Committee committee;
    private final StrategyAssessments assessments;
    private final Parties parties;
    private final DeskLanguage language;

    AssessmentOnDesk(
            TaskDesk desk,
            StrategyDrafts drafts,
            PerformanceReserves reserves,
            Committee committee,
            StrategyAssessments assessments,
            Parties parties,
            DeskLanguage language) {
        this.desk = desk;
        this.drafts = drafts;
        this.reserves = reserves;
        this.committee = committee;
        this.assessments = assessments;
        this.parties = parties;
        this.language = language;
    }

    /** @param name in words; points and comment are the member's own */
    record Row(String criterion, String name, BigDecimal maxPoints, BigDecimal points, String comment) {}

    /** @param places names of the territory's municipalities */
    record Content(
            StrategyDraft strategy,
            StrategyOnDesk.Figures figures,
            String places,
            List<Row> marks,
            BigDecimal total,
            BigDecimal maxTotal,
            List<String> missing) {}

    record Sheet(List<Mark> marks) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person));
    }

    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Sheet sheet, Principal person) {
        OpenTask task = opened(taskId, person);
        assessments.assess(task.caseId(), task.assignee(), sheet.marks());
        return content(task);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("strategy-selection", "Task_AssessStrategy")) {
            throw Refusal.of("desk.not-here").asException();
        }
        committee.bar(task.caseId(), task.assignee()).ifPresent(barred -> {
            throw barred.asException();
        });
        return task;
    }

    private Content content(OpenTask task) {
        UUID strategy = task.caseId();
        StrategyDraft draft = drafts.draft(strategy);
        List<Row> rows = rows(strategy, task.assignee());
        return new Content(
                draft,
                StrategyOnDesk.figures(draft, drafts.fund(strategy), reserves.reserve(strategy)),
                places(draft),
                rows,
                sum(rows.stream().map(Row::points).toList()),
                sum(rows.stream().map(Row::maxPoints).toList()),
                language.texts(assessments.missing(strategy, task.assignee())));
    }

    private List<Row> rows(UUID strategy, String member) {
        Map<String, Mark> given = new HashMap<>();
        assessments.marks(strategy, member).forEach(mark -> given.put(mark.criterion(), mark));
        Map<String, String> words = language.words("strategy-assessment");
        return assessments.criteria(strategy).stream()
                .map(criterion -> {
                    Mark mark = given.getOrDefault(criterion.code(), new Mark(criterion.code(), null, null));
                    String name = words.getOrDefault("criterion." + criterion.code(), criterion.code());
                    return new Row(criterion.code(), name, criterion.maxPoints(), mark.points(), mark.comment());
                })
                .toList();
    }

    private String places(StrategyDraft draft) {
        Map<String, String> names = StrategyContent.places(parties);
        return String.join(
                ", ",
                draft.territory().stream()
                        .map(area -> names.getOrDefault(area.place(), area.place()) + " (" + area.population() + ")")
                        .toList());
    }

    private static BigDecimal sum(List<BigDecimal> points) {
        return points.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
