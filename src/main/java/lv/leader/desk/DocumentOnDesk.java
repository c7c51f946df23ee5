package lv.leader.desk;

import java.security.Principal;
import java.util.UUID;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.engine.TaskDesk;
import lv.leader.refusal.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A document of a case for who holds one of its tasks; that it was saved is in the audit like all that is read. */
@RestController
class DocumentOnDesk {

    private final TaskDesk desk;
    private final TaskDocuments ofTask;
    private final Documents documents;

    DocumentOnDesk(TaskDesk desk, TaskDocuments ofTask, Documents documents) {
        this.desk = desk;
        this.ofTask = ofTask;
        this.documents = documents;
    }

    @GetMapping("/api/desk/tasks/{taskId}/documents/{id}/{name}")
    ResponseEntity<byte[]> read(
            @PathVariable String taskId, @PathVariable UUID id, @PathVariable String name, Principal person) {
        Document found = ofTask.of(desk.of(taskId, person.getName())).stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of("desk.no-such-document").asException());
        return Downloads.of(found, documents.content(id));
    }
}
