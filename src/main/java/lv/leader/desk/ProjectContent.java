package lv.leader.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.application.ProjectCase;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What was granted to a project and where its money stands: above everything that happens after the decision. Who is tied
 * to the beneficiary reads nothing of it, nor of the request or payment below it.
 */
@Component
@Order(-2)
class ProjectContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of(
            "implementation",
            "amendment",
            "payment-claim",
            "payment",
            "monitoring-year",
            "monitoring-finding",
            "recovery",
            "challenge");

    private final ProjectOfTask projects;
    private final Applications applications;
    private final Interests interests;
    private final Approvals approvals;
    private final Ledger ledger;
    private final DeskLanguage language;

    ProjectContent(
            ProjectOfTask projects,
            Applications applications,
            Interests interests,
            Approvals approvals,
            Ledger ledger,
            DeskLanguage language) {
        this.projects = projects;
        this.applications = applications;
        this.interests = interests;
        this.approvals = approvals;
        this.ledger = ledger;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        Optional<UUID> project = PROCESSES.contains(task.process()) ? projects.of(task) : Optional.empty();
        project.flatMap(id -> interests.against(id, task.assignee())).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return project.map(applications::project)
                .map(of -> List.of(section(of, approvals.of(of.id()))))
                .orElse(List.of());
    }

    private Section section(ProjectCase of, Optional<Approval> approval) {
        Wording words = new Wording(language, "project");
        return words.facts(
                "project",
                words.fact("number", of.application().number()),
                words.fact("title", of.application().title()),
                words.fact("beneficiary", of.applicant().name()),
                words.fact("registration", of.applicant().registrationNumber()),
                words.fact("group", of.terms().lag()),
                words.fact("fund", of.terms().fund() + ", " + of.terms().period()),
                words.fact("requested", of.application().requestedSupport()),
                words.fact("eligible-cost", approval.map(Approval::eligibleCost).orElse(null)),
                words.fact("support", approval.map(Approval::support).orElse(null)),
                words.fact("approved", approval.map(Approval::approvedAt).orElse(null)),
                words.fact("due", approval.map(Approval::implementationDue).orElse(null)),
                words.fact("paid", ledger.balance(of.account(Account.Kind.PAID))),
                words.fact("committed", ledger.balance(of.account(Account.Kind.COMMITTED))),
                words.fact("recovered", ledger.balance(of.account(Account.Kind.RECOVERED))));
    }
}
