package lv.leader.desk;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import lv.leader.engine.TaskDesk;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What every embedded form asks first: which task is this, in which words, and with which token does it save. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}")
class TaskOnDesk {

    private final TaskDesk desk;
    private final DeskLanguage language;

    TaskOnDesk(TaskDesk desk, DeskLanguage language) {
        this.desk = desk;
        this.language = language;
    }

    /**
     * A task as its form sees it.
     *
     * @param tokenHeader header in which a saving request carries the token
     * @param words labels of the form by key
     */
    record Opened(
            String id,
            UUID caseId,
            String process,
            String task,
            String name,
            String person,
            String language,
            String tokenHeader,
            String token,
            Map<String, String> words) {}

    @GetMapping
    Opened open(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "desk") String words,
            Principal person,
            CsrfToken token) {
        var task = desk.of(taskId, person.getName());
        return new Opened(
                task.id(),
                task.caseId(),
                task.process(),
                task.task(),
                task.name(),
                task.assignee(),
                language.code(),
                token.getHeaderName(),
                token.getToken(),
                words.matches("[a-z-]+") ? language.words(words) : Map.of());
    }
}
