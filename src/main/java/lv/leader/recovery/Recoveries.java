package lv.leader.recovery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.monitoring.Monitorings;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recoveries, in proportion to the time for which results were not kept (2021/1060 art. 65; 1303/2013 art. 71). */
@Component
public class Recoveries {

    private final RecoveryMapper mapper;
    private final Applications applications;
    private final Monitorings monitorings;
    private final Parties parties;
    private final Ledger ledger;
    private final Rules rules;
    private final DecisionRegister register;
    private final Letters letters;
    private final Notices notices;
    private final Answers answers;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;

    Recoveries(
            RecoveryMapper mapper,
            Applications applications,
            Monitorings monitorings,
            Parties parties,
            Ledger ledger,
            Rules rules,
            DecisionRegister register,
            Letters letters,
            Notices notices,
            Answers answers,
            Inbox inbox,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.monitorings = monitorings;
        this.parties = parties;
        this.ledger = ledger;
        this.rules = rules;
        this.register = register;
        this.letters = letters;
        this.notices = notices;
        this.answers = answers;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Computes what is to be repaid: before the last payment the whole, after it by the time that is left. */
    @Transactional
    public Recovery compute(UUID application) {
        ProjectCase project = applications.project(application);
        Money paid = ledger.balance(project.account(Account.Kind.PAID));
        Optional<Monitorings.ObligationPeriod> period = monitorings.periodOf(application);
        long total = period.map(kept -> ChronoUnit.DAYS.between(kept.begins(), kept.ends()))
                .orElse(1L);
        long left = period.map(kept -> Math.max(0, ChronoUnit.DAYS.between(today(), kept.ends())))
                .orElse(1L);
        Ruling ruling = rules.decide(
                application,
                "recovery-share",
                Map.of("paid", paid, "fraud", false, "bankruptcy", false, "daysLeft", left, "daysTotal", total));
        var recovery = new Recovery(
                Ids.next(), application, paid, ruling.number("share"), ruling.money("amount"), ruling.id());
        mapper.insert(recovery);
        return recovery;
    }

    /** Asks the beneficiary for an explanation; gives the last moment for it. */
    @Transactional
    public Instant askExplanation(UUID application) {
        ProjectCase project = applications.project(application);
        LocalDate due = explanationDue(project, today());
        Recovery recovery = latest(application).orElseThrow();
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                "recovery-notice",
                application,
                "recovery/" + recovery.id(),
                "project",
                project.application().number(),
                "amount",
                recovery.amount(),
                "due",
                due);
        return calendar.endOfDay(due);
    }

    /**
     * The beneficiary explains.
     *
     * @throws lv.leader.refusal.RefusedException {@code recovery.none} where nothing is being recovered
     */
    @Transactional
    public void explain(UUID application, String explanation, String person) {
        if (latest(application).isEmpty()) {
            throw Refusal.of("recovery.none").asException();
        }
        UUID id = Ids.next();
        mapper.explain(id, application, explanation, person);
        inbox.post(application, "ExplanationReceived", Map.of(), "explanation-" + id);
    }

    private LocalDate explanationDue(ProjectCase project, LocalDate asked) {
        return calendar.plusWorkingDays(
                asked, project.law().number("clarification.days").intValueExact());
    }

    /** A recovery that was neither explained nor decided. */
    record Unexplained(UUID application, Instant computedAt) {}

    /** An explanation that is asked for. */
    public record ToExplain(UUID application, Instant until) {}

    /** Of some projects those whose beneficiary can still explain. */
    public List<ToExplain> toExplain(Collection<UUID> some) {
        return some.isEmpty()
                ? List.of()
                : mapper.unexplained(List.copyOf(some)).stream()
                        .map(asked -> new ToExplain(
                                asked.application(),
                                calendar.endOfDay(explanationDue(
                                        applications.project(asked.application()),
                                        LocalDate.ofInstant(asked.computedAt(), LegalCalendar.RIGA)))))
                        .filter(asked -> !clock.instant().isAfter(asked.until()))
                        .toList();
    }

    /** What a beneficiary said about a recovery. */
    public record Explanation(String explanation, String explainedBy, Instant explainedAt) {}

    /** All explanations of a project's beneficiary, in order. */
    public List<Explanation> explanations(UUID application) {
        return mapper.explanations(application);
    }

    /** Registers the decision to recover and sends it; gives the last moment for repaying. */
    @Transactional
    public Instant issue(UUID application) {
        ProjectCase project = applications.project(application);
        Recovery recovery = latest(application).orElseThrow();
        LocalDate due = calendar.orNextWorkingDay(
                today().plusDays(project.law().number("recovery.payWithin").intValueExact()));
        Decision decision = decide(application, "recover");
        letters.issue(
                decision,
                "recovery",
                project.applicant(),
                project.facts(
                        "paid", recovery.paid(),
                        "share", recovery.share(),
                        "amount", recovery.amount(),
                        "repaymentDue", due));
        return calendar.endOfDay(due);
    }

    /** Registers that nothing is recovered, and tells the beneficiary so. */
    @Transactional
    public void drop(UUID application) {
        Decision decision = decide(application, "dropped");
        ProjectCase project = applications.project(application);
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                "recovery-dropped",
                application,
                "recovery-dropped/" + decision.id(),
                "project",
                project.application().number(),
                "decision",
                decision.number());
    }

    private Decision decide(UUID application, String outcome) {
        Answers.Answer proposed =
                answers.latest(application, "Task_ProposeRecovery").orElseThrow();
        Answers.Answer approved =
                answers.latest(application, "Task_ApproveRecovery").orElseThrow();
        return register.issue(new Draft(
                "recovery",
                application,
                outcome,
                proposed.answeredBy(),
                approved.answeredBy(),
                approved.answeredBy(),
                today(),
                "Regulation (EU) 2021/1060, Article 65; Regulation (EU) 1303/2013, Article 71",
                proposed.text("reasons"),
                rules.of(application),
                null));
    }

    /** The newest recovery of a project. */
    public Optional<Recovery> latest(UUID application) {
        return mapper.latest(application);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
