package lv.leader.amendment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.decision.Approvals;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of approved projects. */
@Component
public class Amendments {

    private final AmendmentMapper mapper;
    private final Applications applications;
    private final Approvals approvals;
    private final DecisionRegister register;
    private final Letters letters;
    private final Answers answers;
    private final Inbox inbox;
    private final Clock clock;

    Amendments(
            AmendmentMapper mapper,
            Applications applications,
            Approvals approvals,
            DecisionRegister register,
            Letters letters,
            Answers answers,
            Inbox inbox,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.approvals = approvals;
        this.register = register;
        this.letters = letters;
        this.answers = answers;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param wantedDue new last day for carrying the project out; null where something else is to change
     */
    public record Request(
            UUID id, UUID application, String reasons, LocalDate wantedDue, String requestedBy, Instant requestedAt) {}

    /**
     * Asks for a change before it is made.
     *
     * @throws lv.leader.refusal.RefusedException {@code amendment.not-approved} without an approved project,
     *     {@code amendment.annulled} where its grant was ended
     */
    @Transactional
    public void request(UUID application, String reasons, LocalDate wantedDue, String person) {
        if (approvals.of(application).isEmpty()) {
            throw Refusal.of("amendment.not-approved").asException();
        }
        approvals.annulmentOf(application).ifPresent(annulled -> {
            throw Refusal.of("amendment.annulled", "decision", annulled.number())
                    .asException();
        });
        UUID id = Ids.next();
        mapper.request(id, application, reasons, wantedDue, person);
        inbox.post(application, "AmendmentRequested", Map.of(), "amendment-" + id);
    }

    /** The newest request of a project. */
    public Optional<Request> latest(UUID application) {
        return mapper.latest(application);
    }

    /** Registers what two people decided about the newest request, and moves the project's term where they agreed to. */
    @Transactional
    public Decision decide(UUID application) {
        Answers.Answer proposed =
                answers.latest(application, "Task_DecideAmendment").orElseThrow();
        Answers.Answer approved =
                answers.latest(application, "Task_ApproveAmendment").orElseThrow();
        boolean accepted = proposed.text("proposal").equals("accept");
        Decision decision = register.issue(new Draft(
                "amendment",
                application,
                accepted ? "accepted" : "refused",
                proposed.answeredBy(),
                approved.answeredBy(),
                approved.answeredBy(),
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA),
                "Cabinet Regulation No 113 (07.03.2023), No 598 (30.09.2014)",
                proposed.text("reasons"),
                List.of(),
                approvals.of(application).orElseThrow().decision()));
        if (accepted) {
            proposed.date("newDue").ifPresent(due -> approvals.extend(application, due, decision.number()));
        }
        ProjectCase project = applications.project(application);
        letters.issue(
                decision,
                "amendment",
                project.applicant(),
                project.facts(
                        "implementationDue",
                        approvals.of(application).orElseThrow().implementationDue()));
        return decision;
    }
}
