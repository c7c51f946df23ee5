package lv.leader.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.payment.Hand;
import lv.leader.payment.PaymentOrder;
import lv.leader.payment.Payments;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is decided about payment requests after two people checked them. */
@Component
class ClaimDecisions {

    private static final Map<String, Hand.Role> HANDS = Map.of(
            "Task_CheckClaim", Hand.Role.CHECKED,
            "Task_VisitSite", Hand.Role.CHECKED,
            "Task_CheckSecond", Hand.Role.CHECKED_SECOND,
            "Task_AuthorisePayment", Hand.Role.AUTHORISED);

    private final Claims claims;
    private final AdministrativeChecks checks;
    private final Examinations examinations;
    private final Applications applications;
    private final Payments payments;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Letters letters;
    private final Answers answers;
    private final Clock clock;

    ClaimDecisions(
            Claims claims,
            AdministrativeChecks checks,
            Examinations examinations,
            Applications applications,
            Payments payments,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Letters letters,
            Answers answers,
            Clock clock) {
        this.claims = claims;
        this.checks = checks;
        this.examinations = examinations;
        this.applications = applications;
        this.payments = payments;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.letters = letters;
        this.answers = answers;
        this.clock = clock;
    }

    /** Registers that nothing of a request is paid. */
    @Transactional
    public Decision refuse(UUID claimId) {
        Decision decision = issue(claimId, "refused");
        ProjectCase project = applications.project(claims.get(claimId).application());
        Examination examination = examinations.of(claimId).orElseThrow();
        letters.issue(
                decision,
                "claim-refusal",
                project.applicant(),
                project.facts(
                        "claimed", examination.claimedSupport(),
                        "eligible", examination.examinedSupport(),
                        "reduction", examination.penalty()));
        return decision;
    }

    /**
     * Registers what of a request is paid and authorises the payment; after the last one, what stays committed goes back
     * to the action.
     *
     * @return the payment
     */
    @Transactional
    public UUID pay(UUID claimId) {
        Claim claim = claims.get(claimId);
        ProjectCase project = applications.project(claim.application());
        Examination examination = examinations.of(claimId).orElseThrow();
        Account committed = project.account(Account.Kind.COMMITTED);
        Money rest = ledger.balance(committed).minus(examination.payable());
        if (claim.isFinal() && rest.isPositive()) {
            ledger.move(project.move(committed, project.action(), rest, "saving", "unspent-" + claimId));
        }
        issue(claimId, examination.penalty().isPositive() ? "paid-reduced" : "paid");
        return payments.authorise(new PaymentOrder(
                claimId,
                project.id(),
                project.terms().lag(),
                project.applicant().id(),
                project.applicant().name(),
                claim.iban(),
                examination.payable(),
                project.application().number() + " / " + claim.number(),
                Fund.valueOf(project.terms().fund()),
                hands(claimId)));
    }

    private List<Hand> hands(UUID claim) {
        return answers.of(claim).stream()
                .filter(answer -> HANDS.containsKey(answer.task()))
                .map(answer -> new Hand(HANDS.get(answer.task()), answer.answeredBy()))
                .distinct()
                .toList();
    }

    private Decision issue(UUID claim, String outcome) {
        Answers.Answer checked = answers.latest(claim, "Task_CheckClaim").orElseThrow();
        Answers.Answer second = answers.latest(claim, "Task_CheckSecond").orElseThrow();
        return register.issue(new Draft(
                "payment-claim",
                claim,
                outcome,
                checked.answeredBy(),
                second.answeredBy(),
                second.answeredBy(),
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA),
                "Regulation (EU) 809/2014, Articles 48 and 63",
                checks.latest(claim).map(RecordedCheck::remarks).orElse(""),
                rules.of(claim),
                null));
    }
}
