package lv.leader.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Reservations;
import lv.leader.assessment.ReserveList;
import lv.leader.calendar.LegalCalendar;
import lv.leader.clarification.Clarifications;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The paying agency's decisions on funding. */
@Component
public class FundingDecisions {

    /** Kind of the decision in the register. */
    public static final String KIND = "funding";

    static final String LEGAL_BASIS =
            "Regulation (EU) 809/2014, Article 48; Cabinet Regulation No 598 (30.09.2014), No 113 (07.03.2023)";

    private final Applications applications;
    private final ConformityDecisions opinions;
    private final Reservations reservations;
    private final ReserveList reserve;
    private final SupportAmounts supports;
    private final Approvals approvals;
    private final DeMinimisAid aid;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Letters letters;
    private final Answers answers;
    private final Clarifications clarifications;
    private final ProcessGate gate;
    private final LegalCalendar calendar;
    private final Clock clock;

    FundingDecisions(
            Applications applications,
            ConformityDecisions opinions,
            Reservations reservations,
            ReserveList reserve,
            SupportAmounts supports,
            Approvals approvals,
            DeMinimisAid aid,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Letters letters,
            Answers answers,
            Clarifications clarifications,
            ProcessGate gate,
            LegalCalendar calendar,
            Clock clock) {
        this.applications = applications;
        this.opinions = opinions;
        this.reservations = reservations;
        this.reserve = reserve;
        this.supports = supports;
        this.approvals = approvals;
        this.aid = aid;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.letters = letters;
        this.answers = answers;
        this.clarifications = clarifications;
        this.gate = gate;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether the LAG found that the application conforms and has money for it; else only a refusal is possible. */
    public boolean fundable(UUID application) {
        return opinions.conformityOf(application).map(Conformity::funded).orElse(false);
    }

    /** The last day for the decision, three months as a rule. */
    public Instant due(UUID application) {
        return due(application, today());
    }

    /** The same for an application that the agency has had since a day; questions to the applicant left aside. */
    public Instant due(UUID application, LocalDate since) {
        ProjectCase of = applications.project(application);
        return calendar.endOfDay(
                calendar.plusMonths(since, of.law().number("lad.decideWithin").intValueExact()));
    }

    /** The last day for the decision after a question to the applicant: the term stood still until the answer. */
    public Instant resume(UUID application, Instant due) {
        return clarifications.of(application).stream()
                .reduce((earlier, later) -> later)
                .map(asked -> ChronoUnit.DAYS.between(day(asked.askedAt()), today()))
                .filter(days -> days > 0)
                .map(days -> calendar.endOfDay(calendar.orNextWorkingDay(day(due).plusDays(days))))
                .orElse(due);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }

    /**
     * Commits the computed support; what was reserved beyond it goes back at once.
     *
     * @return false where less is reserved than the support: nothing is written
     */
    @Transactional
    public boolean commit(UUID application) {
        ProjectCase of = applications.project(application);
        Money support = supports.of(application).orElseThrow().support();
        Money reserved = ledger.balance(new Account(Account.Kind.RESERVED, application));
        if (support.isGreaterThan(reserved)) {
            return false;
        }
        ledger.move(of.move(
                of.account(Account.Kind.RESERVED),
                of.account(Account.Kind.COMMITTED),
                support,
                "commit",
                "commit-" + application));
        reservations.release(application, reserved.minus(support), "saving");
        return true;
    }

    /**
     * Registers the approval, opens the project's term and, beside it, the period for challenging the decision.
     *
     * @return the decision, outcome {@code approved} or {@code approved-reduced}
     */
    @Transactional
    public Decision approve(UUID application) {
        ProjectCase of = applications.project(application);
        Support support = supports.of(application).orElseThrow();
        boolean reduced = support.support().isLessThan(of.application().requestedSupport());
        Decision decision = issue(application, reduced ? "approved-reduced" : "approved");
        LocalDate due = firstTerm(of);
        approvals.grant(support, decision, due);
        letters.issue(
                decision,
                "funding-approval",
                of.applicant(),
                of.facts(
                        "eligibleCost", support.eligibleCost(),
                        "requested", of.application().requestedSupport(),
                        "support", support.support(),
                        "implementationDue", due));
        aid.grant(of, support.support());
        reserve.settle(of.terms().callAction());
        gate.start("challenge", application, of.terms().lag(), Map.of());
        return decision;
    }

    /** Registers the refusal and gives back what was reserved. */
    @Transactional
    public Decision refuse(UUID application) {
        Decision decision = issue(application, "refused");
        ProjectCase of = applications.project(application);
        letters.issue(
                decision,
                "funding-refusal",
                of.applicant(),
                of.facts("requested", of.application().requestedSupport(), "finding", findings(application)));
        reservations.release(application, ledger.balance(of.account(Account.Kind.RESERVED)), "refused");
        reserve.settle(of.terms().callAction());
        return decision;
    }

    private String findings(UUID application) {
        return supports.of(application).map(Support::refusals).orElse("");
    }

    private Decision issue(UUID application, String outcome) {
        Answers.Answer prepared =
                answers.latest(application, "Task_PrepareDecision").orElseThrow();
        Answers.Answer approved =
                answers.latest(application, "Task_ApproveDecision").orElseThrow();
        List<Decision> before = register.of(application).stream()
                .filter(decision -> decision.kind().equals(KIND))
                .toList();
        return register.issue(new Draft(
                KIND,
                application,
                outcome,
                prepared.answeredBy(),
                approved.answeredBy(),
                approved.answeredBy(),
                today(),
                LEGAL_BASIS,
                prepared.text("reasons"),
                rules.of(application),
                before.isEmpty() ? null : before.get(before.size() - 1).id()));
    }

    /** The decision on funding that counts; empty before it was made. */
    public Optional<Decision> decisionOn(UUID application) {
        return register.of(application).stream()
                .filter(decision -> decision.kind().equals(KIND))
                .reduce((first, second) -> second);
    }

    /**
     * Reserves again for an application whose refusal was annulled: from the call while that calls up its reserve, else
     * from the action; nothing where neither has enough left.
     */
    @Transactional
    public void reopen(UUID application) {
        ProjectCase of = applications.project(application);
        Money wanted = of.application().requestedSupport();
        boolean none = ledger.balance(of.account(Account.Kind.RESERVED)).isZero();
        if (fundable(application) && none) {
            Stream.of(new Account(Account.Kind.CALL, of.terms().callAction()), of.action())
                    .filter(account -> !wanted.isGreaterThan(ledger.balance(account)))
                    .findFirst()
                    .ifPresent(account ->
                            ledger.move(of.move(account, of.account(Account.Kind.RESERVED), wanted, "reopen", null)));
        }
    }

    /** Public-benefit places are built and take longer (MK 590/2015, MK 580/2023: construction 24 months, else 12). */
    private LocalDate firstTerm(ProjectCase of) {
        String kindOfWork = of.application().kind().equals("public") ? "construction" : "other";
        return calendar.plusMonths(
                today(), of.law().number("impl.term." + kindOfWork).intValueExact());
    }

    private LocalDate today() {
        return day(clock.instant());
    }
}
