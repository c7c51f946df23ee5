package lv.leader.desk;

import java.util.List;
import java.util.Map;
import lv.leader.clarification.Clarifications;
import lv.leader.engine.TaskDesk.OpenTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Questions about the case with their answers. */
@Component
@Order(2)
class ClarificationContent implements CaseContent {

    private final Clarifications clarifications;
    private final DeskLanguage language;

    ClarificationContent(Clarifications clarifications, DeskLanguage language) {
        this.clarifications = clarifications;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        Map<String, String> words = language.words("case");
        return List.of(Section.of(
                words.get("questions"),
                List.of(words.get("question"), words.get("asked"), words.get("until"), words.get("answer")),
                clarifications.of(task.caseId()).stream()
                        .map(asked -> List.of(
                                asked.question(),
                                language.value(asked.askedAt()),
                                language.value(asked.due().minusMillis(1)),
                                asked.answer() == null ? words.get("none") : asked.answer()))
                        .toList()));
    }
}
