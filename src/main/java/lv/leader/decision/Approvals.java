package lv.leader.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.document.Letters;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approved projects: what was granted, until when it is carried out, and the end of a grant. */
@Component
public class Approvals {

    private static final String ANNULMENT = "annulment";

    private final DecisionMapper mapper;
    private final Applications applications;
    private final DeMinimisAid aid;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Letters letters;
    private final Clock clock;

    Approvals(
            DecisionMapper mapper,
            Applications applications,
            DeMinimisAid aid,
            Ledger ledger,
            DecisionRegister register,
            Letters letters,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.aid = aid;
        this.ledger = ledger;
        this.register = register;
        this.letters = letters;
        this.clock = clock;
    }

    /** What was granted to an application; empty before the approval and after a refusal. */
    public Optional<Approval> of(UUID application) {
        return mapper.approval(application);
    }

    /** What ended the grant of a project; empty while it holds. */
    public Optional<Decision> annulmentOf(UUID application) {
        return register.of(application).stream()
                .filter(decision -> decision.kind().equals(ANNULMENT))
                .findFirst();
    }

    /**
     * A last day for carrying a project out, as it was set.
     *
     * @param reason number of the decision that set it, or {@code overdue}
     */
    public record Term(LocalDate due, String reason, Instant setAt) {}

    /** All terms of a project, the one that counts last. */
    public List<Term> terms(UUID application) {
        return mapper.terms(application);
    }

    /** What was granted to some applications. */
    public List<Approval> of(Collection<UUID> some) {
        return some.isEmpty() ? List.of() : mapper.approvals(List.copyOf(some));
    }

    void grant(Support support, Decision decision, LocalDate due) {
        mapper.approve(support, decision.id());
        extend(support.application(), due, decision.number());
    }

    /** Sets the term for carrying the project out anew. */
    @Transactional
    public void extend(UUID application, LocalDate due, String reason) {
        mapper.term(Ids.next(), application, due, reason);
    }

    /**
     * Grants something else by a decision on the approval: what it is more comes from the action, what it is less
     * returns there.
     *
     * @throws lv.leader.refusal.RefusedException {@code ledger.not-enough} where the action does not hold what it is
     *     more, or the project has used what it is less
     */
    @Transactional
    public void change(Support granted, Decision decision) {
        ProjectCase of = applications.project(granted.application());
        Money more = granted.support()
                .minus(mapper.approval(granted.application()).orElseThrow().support());
        Account committed = of.account(Account.Kind.COMMITTED);
        mapper.change(Ids.next(), granted, decision.id());
        if (more.isPositive()) {
            ledger.move(of.move(of.action(), committed, more, "change", null));
        }
        if (more.isNegative()) {
            ledger.move(of.move(committed, of.action(), more.negated(), "change", null));
        }
        aid.grant(of, more);
    }

    /**
     * Ends the grant of a project that is not carried out: what is committed and not paid returns to the action.
     */
    @Transactional
    public Decision annul(UUID application, String reasons, String person) {
        ProjectCase of = applications.project(application);
        Money unpaid = ledger.balance(of.account(Account.Kind.COMMITTED));
        if (unpaid.isPositive()) {
            ledger.move(
                    of.move(of.account(Account.Kind.COMMITTED), of.action(), unpaid, "annul", "annul-" + application));
            aid.grant(of, unpaid.negated());
        }
        Decision decision = register.issue(new Draft(
                ANNULMENT,
                application,
                "annulled",
                person,
                null,
                person,
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA),
                FundingDecisions.LEGAL_BASIS,
                reasons,
                List.of(),
                mapper.approval(application).orElseThrow().decision()));
        letters.issue(decision, "annulment", of.applicant(), of.facts("unpaid", unpaid));
        return decision;
    }
}
