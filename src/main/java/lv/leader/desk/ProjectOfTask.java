package lv.leader.desk;

import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import org.springframework.stereotype.Component;

/** The project behind a task, whether its case is the project itself, a payment request or a payment. */
@Component
class ProjectOfTask {

    private final Applications applications;
    private final Claims claims;
    private final Payments payments;

    ProjectOfTask(Applications applications, Claims claims, Payments payments) {
        this.applications = applications;
        this.claims = claims;
        this.payments = payments;
    }

    /** Empty where there is no single one: strategies, calls, runs of payments. */
    Optional<UUID> of(OpenTask task) {
        return switch (task.process()) {
            case "payment-claim" -> claims.find(task.caseId()).map(Claim::application);
            case "payment" -> payments.find(task.caseId()).map(Payment::application);
            default -> applications.find(task.caseId()).map(ProjectApplication::id);
        };
    }
}
