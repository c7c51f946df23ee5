package lv.leader.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import lv.leader.call.AnnouncedCall;
import lv.leader.call.Announcement;
import lv.leader.call.Announcements;
import lv.leader.call.CallChanges;
import lv.leader.call.ChangeDraft;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The correction or cancellation of a published call while its group writes it. */
@RestController
class CallChangeOnDesk {

    private final TaskDesk desk;
    private final CallChanges changes;
    private final Announcements announcements;
    private final DeskLanguage language;

    CallChangeOnDesk(TaskDesk desk, CallChanges changes, Announcements announcements, DeskLanguage language) {
        this.desk = desk;
        this.changes = changes;
        this.announcements = announcements;
        this.language = language;
    }

    /**
     * A change as its form shows it.
     *
     * @param standsUntil end of the call as announced, in words
     * @param reasonsGiven why it was given back
     */
    record Content(
            @JsonUnwrapped ChangeDraft draft,
            int number,
            int version,
            String standsUntil,
            Money total,
            int applications,
            List<String> reasonsGiven,
            List<String> missing) {}

    @GetMapping("/api/desk/tasks/{taskId}/call-change")
    Content read(@PathVariable String taskId, Principal person) {
        return content(written(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. */
    @PutMapping("/api/desk/tasks/{taskId}/call-change")
    Content write(@PathVariable String taskId, @RequestBody ChangeDraft draft, Principal person) {
        UUID change = written(taskId, person).caseId();
        changes.write(change, draft);
        return content(change);
    }

    private OpenTask written(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("call-change", "Task_WriteChange")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID change) {
        AnnouncedCall call =
                announcements.find(changes.find(change).orElseThrow().call()).orElseThrow();
        return new Content(
                changes.draft(change),
                call.call().number(),
                call.said().map(Announcement::version).orElse(0),
                language.value(call.closesAt()),
                call.total(),
                changes.applications(change),
                language.texts(changes.reasons(change)),
                language.texts(changes.missing(change)));
    }
}
