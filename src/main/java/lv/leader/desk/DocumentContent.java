package lv.leader.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lv.leader.desk.CaseContent.Fact;
import lv.leader.engine.TaskDesk.OpenTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Documents of a case, to be saved: the tab makes links of addresses that begin with the desk's own. */
@Component
@Order(5)
class DocumentContent implements CaseContent {

    private final TaskDocuments documents;
    private final DeskLanguage language;

    DocumentContent(TaskDocuments documents, DeskLanguage language) {
        this.documents = documents;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return List.of(Section.of(
                language.word("case", "documents"),
                documents.of(task).stream()
                        .map(document -> new Fact(
                                language.value(document.keptAt()),
                                "/api/desk/tasks/" + task.id() + "/documents/" + document.id() + "/"
                                        + URLEncoder.encode(document.name(), StandardCharsets.UTF_8)))
                        .toList()));
    }
}
