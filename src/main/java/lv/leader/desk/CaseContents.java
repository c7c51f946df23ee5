package lv.leader.desk;

import java.util.List;
import lv.leader.desk.CaseContent.Section;
import lv.leader.engine.TaskDesk.OpenTask;
import org.springframework.stereotype.Component;

/** Everything there is to read about the case of a task. */
@Component
class CaseContents {

    private final List<CaseContent> contents;

    CaseContents(List<CaseContent> contents) {
        this.contents = contents;
    }

    List<Section> of(OpenTask task) {
        return contents.stream()
                .flatMap(content -> content.of(task).stream())
                .filter(section -> !section.facts().isEmpty() || !section.rows().isEmpty())
                .toList();
    }
}
