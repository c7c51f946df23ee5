package lv.leader.desk;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.assessment.ConflictDeclarations;
import lv.leader.assessment.ConflictDeclarations.Line;
import lv.leader.call.Calls;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An evaluator's declaration of conflicts: who applied, and nothing of what they wrote. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/conflict-declaration")
class DeclarationOnDesk {

    private final TaskDesk desk;
    private final ConflictDeclarations declarations;
    private final Calls calls;
    private final DeskLanguage language;

    DeclarationOnDesk(TaskDesk desk, ConflictDeclarations declarations, Calls calls, DeskLanguage language) {
        this.desk = desk;
        this.declarations = declarations;
        this.calls = calls;
        this.language = language;
    }

    /** @param interest what the evaluator says so far: {@code none}, {@code interest} or null */
    record Row(UUID applicant, String name, String registrationNumber, String interest, String how) {}

    record Content(String action, List<Row> lines, List<String> missing) {}

    record Declared(List<Line> lines) {

        Declared {
            lines = lines == null ? List.of() : lines;
        }
    }

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person));
    }

    /** Keeps whatever is said; what is missing does not stop it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Declared declared, Principal person) {
        OpenTask task = opened(taskId, person);
        declarations.keep(task.caseId(), task.assignee(), declared.lines());
        return content(task);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("action-assessment", "Task_DeclareConflict")
                && !task.is("evaluator-replacement", "Task_DeclareConflict")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(OpenTask task) {
        Map<UUID, Line> said = new HashMap<>();
        declarations.draft(task.caseId(), task.assignee()).forEach(line -> said.put(line.applicant(), line));
        return new Content(
                calls.offer(task.caseId())
                        .map(offer -> offer.code() + " " + offer.name())
                        .orElse(""),
                declarations.applicants(task.caseId()).stream()
                        .map(applicant -> {
                            Line line = said.getOrDefault(applicant.id(), new Line(applicant.id(), null, null));
                            return new Row(
                                    applicant.id(),
                                    applicant.name(),
                                    applicant.registrationNumber(),
                                    line.interest(),
                                    line.how());
                        })
                        .toList(),
                language.texts(declarations.missing(task.caseId(), task.assignee())));
    }
}
