package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.ScoreSheets;
import lv.leader.assessment.ScoreSheets.Score;
import lv.leader.assessment.SheetDrafts;
import lv.leader.assessment.SheetDrafts.Draft;
import lv.leader.call.Calls;
import lv.leader.clarification.Clarifications;
import lv.leader.desk.CaseContent.Section;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Step;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An evaluator's score sheet beside the application: for who declared, was drawn and is free of interest. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/score-sheet")
class ScoreSheetOnDesk {

    private final TaskDesk desk;
    private final ScoreSheets sheets;
    private final SheetDrafts drafts;
    private final Clarifications clarifications;
    private final Applications applications;
    private final Calls calls;
    private final CaseContents contents;
    private final DeskLanguage language;

    ScoreSheetOnDesk(
            TaskDesk desk,
            ScoreSheets sheets,
            SheetDrafts drafts,
            Clarifications clarifications,
            Applications applications,
            Calls calls,
            CaseContents contents,
            DeskLanguage language) {
        this.desk = desk;
        this.sheets = sheets;
        this.drafts = drafts;
        this.clarifications = clarifications;
        this.applications = applications;
        this.calls = calls;
        this.contents = contents;
        this.language = language;
    }

    /** Points that were signed, one's own or another's. */
    record Signed(BigDecimal points, String comment) {}

    /**
     * @param first what one gave oneself the first time; empty before
     * @param others what the others gave, for the second look only
     */
    record Row(
            UUID criterion,
            String name,
            BigDecimal maxPoints,
            boolean knockout,
            boolean specific,
            List<Step> steps,
            BigDecimal points,
            String comment,
            List<Signed> first,
            List<Signed> others) {}

    /** @param again whether this is the second look after scores far apart */
    record Content(
            String title,
            boolean again,
            List<Row> scores,
            boolean resigns,
            boolean interested,
            String reasons,
            String question,
            boolean questionOpen,
            BigDecimal total,
            BigDecimal maxTotal,
            BigDecimal minScore,
            List<Section> sections,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person));
    }

    /** Keeps whatever is given; what is missing does not stop it. Completing the task signs it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Draft sheet, Principal person) {
        OpenTask task = opened(taskId, person);
        drafts.keep(task.caseId(), task.assignee(), sheet);
        return content(task);
    }

    record Question(String question) {}

    /** Asks the applicant something. */
    @PostMapping("/question")
    Content ask(@PathVariable String taskId, @RequestBody Question asked, Principal person) {
        OpenTask task = opened(taskId, person);
        drafts.ask(task.caseId(), task.assignee(), asked.question());
        return content(task);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("assessment", "Task_ScoreApplication") && !task.is("assessment", "Task_ScoreAgain")) {
            throw Refusal.of("desk.not-here").asException();
        }
        drafts.bar(task.caseId(), task.assignee()).ifPresent(barred -> {
            throw barred.asException();
        });
        return task;
    }

    private Content content(OpenTask task) {
        ProjectApplication application = applications.find(task.caseId()).orElseThrow();
        boolean again = task.task().equals("Task_ScoreAgain");
        Draft draft = drafts.of(application.id(), task.assignee());
        List<Row> rows = rows(application.id(), task.assignee(), draft, again);
        return new Content(
                application.number() + " " + application.title(),
                again,
                rows,
                draft.resigns(),
                draft.interested(),
                draft.reasons(),
                draft.question(),
                clarifications.isOpen(application.id()),
                sum(rows.stream().map(Row::points).toList()),
                sum(rows.stream().map(Row::maxPoints).toList()),
                calls.terms(application.callAction()).minScore(),
                contents.of(task),
                language.texts(drafts.missing(application.id(), task.assignee())));
    }

    private List<Row> rows(UUID application, String evaluator, Draft draft, boolean again) {
        Map<UUID, Score> given = draft.byCriterion();
        Map<UUID, Score> first = sheets.sheet(application, evaluator).stream()
                .collect(Collectors.toMap(Score::criterion, Function.identity()));
        Map<UUID, List<Score>> others = (again ? sheets.others(application, evaluator) : List.<Score>of())
                .stream().collect(Collectors.groupingBy(Score::criterion));
        return sheets.criteriaOf(application).stream()
                .map(criterion -> {
                    Score score = given.getOrDefault(criterion.id(), new Score(criterion.id(), null, null));
                    Score before = first.get(criterion.id());
                    return new Row(
                            criterion.id(),
                            criterion.name(),
                            criterion.maxPoints(),
                            criterion.knockout(),
                            criterion.specific(),
                            criterion.steps(),
                            score.points(),
                            score.comment(),
                            before == null ? List.of() : List.of(signed(before)),
                            others.getOrDefault(criterion.id(), List.of()).stream()
                                    .map(ScoreSheetOnDesk::signed)
                                    .toList());
                })
                .toList();
    }

    private static Signed signed(Score score) {
        return new Signed(score.points(), score.comment());
    }

    private static BigDecimal sum(List<BigDecimal> points) {
        return points.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
