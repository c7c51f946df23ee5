package lv.leader.desk;

import java.security.Principal;
import java.util.List;
import lv.leader.desk.CaseContent.Section;
import lv.leader.engine.TaskDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The tab beside every form in Tasklist: what the task is about, for who holds it. */
@RestController
class CaseOnDesk {

    private final TaskDesk desk;
    private final CaseContents contents;

    CaseOnDesk(TaskDesk desk, CaseContents contents) {
        this.desk = desk;
        this.contents = contents;
    }

    @GetMapping("/api/desk/tasks/{taskId}/case")
    List<Section> read(@PathVariable String taskId, Principal person) {
        return contents.of(desk.of(taskId, person.getName()));
    }
}
