package lv.leader.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time in which a project is carried out: its term, reminders, and its end without result. */
@Component
public class Implementations {

    private final ClaimMapper mapper;
    private final Applications applications;
    private final Approvals approvals;
    private final Parties parties;
    private final Ledger ledger;
    private final Notices notices;
    private final Answers answers;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final LegalCalendar calendar;

    Implementations(
            ClaimMapper mapper,
            Applications applications,
            Approvals approvals,
            Parties parties,
            Ledger ledger,
            Notices notices,
            Answers answers,
            ProcessGate gate,
            Inbox inbox,
            LegalCalendar calendar) {
        this.mapper = mapper;
        this.applications = applications;
        this.approvals = approvals;
        this.parties = parties;
        this.ledger = ledger;
        this.notices = notices;
        this.answers = answers;
        this.gate = gate;
        this.inbox = inbox;
        this.calendar = calendar;
    }

    /** The last moment of the project's term, after an extension that was just decided. */
    @Transactional
    public Instant plan(UUID application) {
        LocalDate due = termOf(application);
        Optional<LocalDate> extended = answers.latest(application, "Task_DecideOverdue")
                .filter(answer -> answer.text("overdue").equals("extend"))
                .flatMap(answer -> answer.date("newDue"))
                .filter(due::isBefore);
        extended.ifPresent(day -> approvals.extend(application, day, "overdue"));
        return calendar.endOfDay(extended.orElse(due));
    }

    /** When the beneficiary is reminded of a term. */
    public Instant reminder(UUID application, Instant due) {
        int days =
                applications.project(application).law().number("reminder.days").intValueExact();
        return due.atZone(LegalCalendar.RIGA).minusDays(days).toInstant();
    }

    /** Reminds the beneficiary, once per term. */
    @Transactional
    public void remind(UUID application) {
        ProjectCase project = applications.project(application);
        LocalDate due = termOf(application);
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                "implementation-due",
                application,
                "implementation-due/" + application + "/" + due,
                "project",
                project.application().number(),
                "due",
                due);
    }

    /**
     * The beneficiary does not carry the project out; a second time changes nothing.
     *
     * @throws lv.leader.refusal.RefusedException {@code claim.not-approved} without an approved project,
     *     {@code claim.annulled} where its grant was ended before
     */
    @Transactional
    public void giveUp(UUID application, String reasons, String person) {
        if (approvals.of(application).isEmpty()) {
            throw Refusal.of("claim.not-approved").asException();
        }
        if (mapper.giveUp(application, reasons, person) == 1) {
            approvals.annulmentOf(application).ifPresent(annulled -> {
                throw Refusal.of("claim.annulled", "decision", annulled.number())
                        .asException();
            });
            inbox.post(application, "ProjectGivenUp", Map.of(), "given-up-" + application);
        }
    }

    /** Ends the grant; what was paid is recovered in a process of its own. */
    @Transactional
    public void annul(UUID application) {
        Optional<Answers.Answer> overdue = answers.latest(application, "Task_DecideOverdue")
                .filter(answer -> answer.text("overdue").equals("annul"));
        approvals.annul(
                application,
                overdue.map(answer -> answer.text("reasons"))
                        .or(() -> mapper.givenUp(application))
                        .orElseThrow(),
                overdue.map(Answers.Answer::answeredBy).orElse("system"));
        ProjectCase project = applications.project(application);
        if (ledger.balance(project.account(Account.Kind.PAID)).isPositive()) {
            gate.start("recovery", application, project.terms().lag(), Map.of());
        }
    }

    private LocalDate termOf(UUID application) {
        return approvals.of(application).map(Approval::implementationDue).orElseThrow();
    }
}
