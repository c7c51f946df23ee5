package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lv.leader.amendment.Amendments;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.engine.TaskDesk.OpenTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The term of a project, as it was set and as it is asked for: old and new side by side. */
@Component
@Order(-1)
class TermContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("implementation", "amendment");

    private final Approvals approvals;
    private final Amendments amendments;
    private final DeskLanguage language;

    TermContent(Approvals approvals, Amendments amendments, DeskLanguage language) {
        this.approvals = approvals;
        this.amendments = amendments;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        if (!PROCESSES.contains(task.process())) {
            return List.of();
        }
        Wording words = new Wording(language, "term");
        List<Section> sections = new ArrayList<>();
        if (task.process().equals("amendment")) {
            amendments.latest(task.caseId()).ifPresent(request -> sections.add(request(words, request)));
        }
        sections.add(words.table(
                "terms",
                List.of("due", "set-by", "set-at"),
                approvals.terms(task.caseId()).stream()
                        .map(term -> words.row(term.due(), words.code("reason", term.reason()), term.setAt()))
                        .toList()));
        return sections;
    }

    private Section request(Wording words, Amendments.Request request) {
        return words.facts(
                "request",
                words.fact("reasons", request.reasons()),
                words.fact("now", now(request.application())),
                words.fact("wanted", request.wantedDue()),
                words.fact("requested-by", words.code("person", request.requestedBy())),
                words.fact("requested-at", request.requestedAt()));
    }

    private Object now(UUID application) {
        return approvals.of(application).map(Approval::implementationDue).orElse(null);
    }
}
