package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.access.Group;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Minutes;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.strategy.GroupApprovals;
import org.springframework.stereotype.Component;

/** Which documents belong to a task: of its case, of its project, and the minutes of the round. */
@Component
class TaskDocuments {

    /** Evaluators work unseen by each other and read the application only. */
    private static final Set<String> UNSEEN = Set.of("assessment", "action-assessment", "evaluator-replacement");

    /** What a group's people read of a case that the paying agency has. */
    private static final Set<String> OF_GROUPS = Set.of(Minutes.KIND, GroupApprovals.MINUTES, "conformity");

    private final Documents documents;
    private final Applications applications;
    private final ProjectOfTask projects;

    TaskDocuments(Documents documents, Applications applications, ProjectOfTask projects) {
        this.documents = documents;
        this.applications = applications;
        this.projects = projects;
    }

    List<Document> of(OpenTask task) {
        if (UNSEEN.contains(task.process())) {
            return List.of();
        }
        List<Document> found = new ArrayList<>();
        Optional<UUID> project = projects.of(task);
        project.flatMap(applications::find)
                .map(ProjectApplication::call)
                .ifPresent(call -> documents.of(call).stream()
                        .filter(document -> document.kind().equals(Minutes.KIND))
                        .forEach(found::add));
        Stream.concat(project.stream(), Stream.of(task.caseId()))
                .distinct()
                .flatMap(caseId -> documents.of(caseId).stream())
                .forEach(found::add);
        boolean ofGroup = Group.LAG_MANAGER.processes().contains(task.process());
        return found.stream()
                .filter(document -> !ofGroup || OF_GROUPS.contains(document.kind()))
                .toList();
    }
}
