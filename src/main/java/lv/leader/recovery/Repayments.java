package lv.leader.recovery;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.engine.Answers;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What comes back of a recovery, at once or in instalments, and what the bailiff has to fetch. */
@Component
public class Repayments {

    static final String BOOK = "Task_BookRepayment";

    private final RecoveryMapper mapper;
    private final Applications applications;
    private final Parties parties;
    private final Ledger ledger;
    private final Rules rules;
    private final DecisionRegister register;
    private final Notices notices;
    private final Answers answers;
    private final Clock clock;

    Repayments(
            RecoveryMapper mapper,
            Applications applications,
            Parties parties,
            Ledger ledger,
            Rules rules,
            DecisionRegister register,
            Notices notices,
            Answers answers,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.parties = parties;
        this.ledger = ledger;
        this.rules = rules;
        this.register = register;
        this.notices = notices;
        this.answers = answers;
        this.clock = clock;
    }

    /** What is left to repay of the project's newest recovery. */
    public Money left(UUID application) {
        Recovery recovery = latest(application);
        return recovery.amount().minus(mapper.repaid(recovery.id()));
    }

    /**
     * Books what the accountant found on the statement.
     *
     * @return whether nothing is left
     */
    @Transactional
    public boolean book(UUID application) {
        Answers.Answer booked = answers.latest(application, BOOK).orElseThrow();
        Money left = left(application);
        Money came = booked.text("repayment").equals("part")
                ? Money.of(CurrencyUnit.EUR, new BigDecimal(booked.text("amount")))
                : left;
        if (came.isPositive()) {
            ProjectCase project = applications.project(application);
            UUID id = Ids.next();
            mapper.repay(
                    id,
                    latest(application).id(),
                    came,
                    booked.date("bookedOn").orElse(today()),
                    booked.text("reference"),
                    booked.answeredBy());
            ledger.move(project.move(
                    project.account(Account.Kind.PAID),
                    project.account(Account.Kind.RECOVERED),
                    came,
                    "recover",
                    "recover-" + id));
            tell("recovery-repaid", project, id, came, left.minus(came));
        }
        return left.isEqual(came);
    }

    /** Registers that what is left goes to the bailiff, and tells the beneficiary so. */
    @Transactional
    public Decision enforce(UUID application) {
        Answers.Answer booked = answers.latest(application, BOOK).orElseThrow();
        Money left = left(application);
        Decision decision = register.issue(new Draft(
                "enforcement",
                application,
                "enforced",
                booked.answeredBy(),
                null,
                booked.answeredBy(),
                today(),
                "Administrative Procedure Law, Part E",
                "Not repaid: " + left,
                rules.of(application),
                null));
        tell("recovery-enforced", applications.project(application), decision.id(), left, left);
        return decision;
    }

    private void tell(String topic, ProjectCase project, UUID fact, Money amount, Money left) {
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                topic,
                project.id(),
                topic + "/" + fact,
                "project",
                project.application().number(),
                "amount",
                amount,
                "left",
                left);
    }

    private Recovery latest(UUID application) {
        return mapper.latest(application).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
