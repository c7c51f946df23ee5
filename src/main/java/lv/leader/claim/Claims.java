package lv.leader.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.database.Ids;
import lv.leader.decision.Approval;
import lv.leader.decision.FundingDecisions;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.payment.PaymentOrder;
import lv.leader.payment.Payments;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payment requests: taken in once, checked line by line, reduced by the rules. */
@Component
public class Claims {

    private static final Set<String> KINDS = Set.of("advance", "interim", "final");

    private final ClaimMapper mapper;
    private final Applications applications;
    private final FundingDecisions decisions;
    private final Payments payments;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Programme programme;
    private final Letters letters;
    private final Answers answers;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;
    private final SecureRandom lot = new SecureRandom();

    Claims(
            ClaimMapper mapper,
            Applications applications,
            FundingDecisions decisions,
            Payments payments,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Programme programme,
            Letters letters,
            Answers answers,
            Inbox inbox,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.decisions = decisions;
        this.payments = payments;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.programme = programme;
        this.letters = letters;
        this.answers = answers;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What an officer accepted of a line.
     *
     * @param accepted euro, at most what was claimed
     * @param reason code where less was accepted, else empty
     */
    public record CheckedLine(int position, Money accepted, String reason) {}

    /**
     * Takes a payment request in; control rules are fixed as they are now.
     *
     * @return the claim; for a key that was sent before, the one taken in then
     * @throws lv.leader.refusal.RefusedException {@code claim.not-approved}, {@code claim.kind}, {@code claim.empty},
     *     {@code claim.iban}, {@code claim.after-final}, {@code claim.too-many-parts}
     */
    @Transactional
    public Claim submit(PaymentRequest request, String person) {
        mapper.lockClaimsOf(request.application());
        return mapper.byKey(request.application(), request.key()).orElseGet(() -> takeIn(request, person));
    }

    private Claim takeIn(PaymentRequest request, String person) {
        if (decisions.approvalOf(request.application()).isEmpty()) {
            throw Refusal.of("claim.not-approved").asException();
        }
        refuseUnless(KINDS.contains(request.kind()), Refusal.of("claim.kind", "kind", request.kind()));
        refuseUnless(
                !request.lines().isEmpty()
                        && request.lines().stream()
                                .allMatch(line -> line.amount().isPositive()),
                Refusal.of("claim.empty"));
        refuseUnless(isIban(request.iban()), Refusal.of("claim.iban", "iban", request.iban()));
        List<Claim> before = mapper.ofProject(request.application());
        refuseUnless(
                before.stream().noneMatch(claim -> claim.isFinal() && !isRefused(claim)),
                Refusal.of("claim.after-final"));
        int most = law(request.application(), request.application())
                .number("payment.maxParts")
                .intValueExact();
        refuseUnless(before.size() < most, Refusal.of("claim.too-many-parts", "parts", most));
        UUID id = Ids.next();
        Money claimed = Money.total(
                request.lines().stream().map(PaymentRequest.Line::amount).toList());
        mapper.insert(id, request, claimed, person);
        mapper.insertLines(id, request.lines());
        rules.pin(id, List.of("reduction", "onsite-sampling", "programme"));
        inbox.post(request.application(), "PaymentRequestSubmitted", Map.of("claim", id.toString()), "claim-" + id);
        return mapper.find(id).orElseThrow();
    }

    private boolean isRefused(Claim claim) {
        return register.of(claim.id()).stream()
                .anyMatch(decision -> decision.outcome().equals("refused"));
    }

    private static void refuseUnless(boolean right, Refusal refusal) {
        if (!right) {
            throw refusal.asException();
        }
    }

    private static boolean isIban(String iban) {
        try {
            IbanUtil.validate(iban);
            return true;
        } catch (IbanFormatException | InvalidCheckDigitException | UnsupportedCountryException wrong) {
            return false;
        }
    }

    public Optional<Claim> find(UUID claim) {
        return mapper.find(claim);
    }

    /** A project's payment requests in the order they came. */
    public List<Claim> ofProject(UUID application) {
        return mapper.ofProject(application);
    }

    public List<PaymentRequest.Line> lines(UUID claim) {
        return mapper.lines(claim);
    }

    /** The last day for examining the request. */
    public Instant due(UUID claim) {
        int days = law(claim, claimOf(claim).application())
                .number("payment.examineWithin")
                .intValueExact();
        return calendar.endOfDay(calendar.orNextWorkingDay(today().plusDays(days)));
    }

    /**
     * Records the check line by line.
     *
     * @throws lv.leader.refusal.RefusedException {@code claim.check-incomplete}, {@code claim.more-than-claimed},
     *     {@code claim.no-reason}
     */
    @Transactional
    public void check(UUID claim, List<CheckedLine> lines, String person) {
        Map<Integer, PaymentRequest.Line> claimed = mapper.lines(claim).stream()
                .collect(Collectors.toMap(PaymentRequest.Line::position, Function.identity()));
        Set<Integer> given = lines.stream().map(CheckedLine::position).collect(Collectors.toSet());
        refuseUnless(
                claimed.keySet().equals(given) && lines.size() == given.size(),
                Refusal.of("claim.check-incomplete", "given", given.size(), "lines", claimed.size()));
        for (CheckedLine line : lines) {
            Money amount = claimed.get(line.position()).amount();
            refuseUnless(
                    !line.accepted().isGreaterThan(amount),
                    Refusal.of("claim.more-than-claimed", "line", line.position(), "claimed", amount));
            refuseUnless(
                    line.accepted().isEqual(amount) || !line.reason().isBlank(),
                    Refusal.of("claim.no-reason", "line", line.position()));
        }
        UUID id = Ids.next();
        mapper.check(id, claim, person);
        mapper.checkLines(id, lines);
    }

    /** The newest check; empty before the first. */
    public List<CheckedLine> checked(UUID claim) {
        return mapper.checked(claim);
    }

    boolean checkedBy(UUID claim, String person) {
        return mapper.checkedBy(claim, person);
    }

    /** Whether the place is visited: by risk, by lot, or once for an investment (809/2014 art. 48(5), 50). */
    @Transactional
    public boolean sampleVisit(UUID claimId) {
        Claim claim = claimOf(claimId);
        Approval approval = decisions.approvalOf(claim.application()).orElseThrow();
        Parameters law = law(claimId, claim.application());
        boolean investment =
                !applications.find(claim.application()).orElseThrow().kind().equals("youth");
        Ruling ruling = rules.decide(
                claimId,
                "onsite-sampling",
                Map.of(
                        "onlyAdvance", claim.kind().equals("advance"),
                        "riskPoints", riskOf(claim),
                        "riskThreshold", law.number("control.riskThreshold"),
                        // Per cent with two decimals, kept with the ruling: the draw can be checked again.
                        "drawn", BigDecimal.valueOf(lot.nextInt(10_000), 2),
                        "rate", law.percent("control.onTheSpot"),
                        "investment", investment,
                        "finalClaim", claim.isFinal(),
                        "support", approval.support(),
                        "smallLimit", law.money("control.smallClaim")));
        return !ruling.text("visit").equals("none");
    }

    /** A point for every line that was reduced in the project's earlier requests. */
    private int riskOf(Claim claim) {
        return (int) mapper.ofProject(claim.application()).stream()
                .filter(earlier -> earlier.number() < claim.number())
                .flatMap(earlier -> mapper.checked(earlier.id()).stream())
                .filter(line -> !line.reason().isBlank())
                .count();
    }

    /**
     * Applies the reduction rule to the support asked for and due.
     *
     * @return whether anything is payable
     */
    @Transactional
    public boolean examine(UUID claimId) {
        Claim claim = claimOf(claimId);
        Approval approval = decisions.approvalOf(claim.application()).orElseThrow();
        Money left = ledger.balance(new Account(Account.Kind.COMMITTED, claim.application()));
        Money asked = least(support(claim.claimedCost(), approval), left);
        Money due = least(support(acceptedCost(claimId), approval), asked);
        Ruling ruling = rules.decide(
                claimId,
                "reduction",
                Map.of(
                        "claimed",
                        asked,
                        "examined",
                        due,
                        "threshold",
                        law(claimId, claim.application()).percent("penalty.threshold"),
                        "noFaultShown",
                        false));
        Examination examination =
                new Examination(claimId, asked, due, ruling.money("payable"), ruling.money("penalty"));
        mapper.examined(Ids.next(), examination);
        return examination.payable().isPositive();
    }

    /** What the officer accepted, and where the place was visited no more than was found there. */
    private Money acceptedCost(UUID claim) {
        boolean accepted = answers.latest(claim, "Task_CheckClaim")
                .map(answer -> answer.text("result").equals("accept"))
                .orElse(false);
        if (!accepted) {
            return Money.zero(CurrencyUnit.EUR);
        }
        Money checked = Money.total(
                CurrencyUnit.EUR,
                mapper.checked(claim).stream().map(CheckedLine::accepted).toList());
        return answers.latest(claim, "Task_VisitSite")
                .filter(visit -> visit.text("found").equals("differs"))
                .map(visit -> least(checked, Money.of(CurrencyUnit.EUR, new BigDecimal(visit.text("acceptedCost")))))
                .orElse(checked);
    }

    /** The grant's share of the cost, to the cent; the whole approved cost gives exactly the whole support. */
    private static Money support(Money cost, Approval approval) {
        Money counted = least(cost, approval.eligibleCost());
        BigDecimal exact = counted.getAmount()
                .multiply(approval.support().getAmount())
                .divide(approval.eligibleCost().getAmount(), 2, RoundingMode.HALF_UP);
        return Money.of(CurrencyUnit.EUR, exact);
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    public Optional<Examination> examinationOf(UUID claim) {
        return mapper.examination(claim);
    }

    /** Registers that nothing of a request is paid. */
    @Transactional
    public Decision refuse(UUID claimId) {
        Decision decision = issue(claimId, "refused");
        ProjectCase project = applications.project(claimOf(claimId).application());
        Examination examination = mapper.examination(claimId).orElseThrow();
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
        Claim claim = claimOf(claimId);
        ProjectCase project = applications.project(claim.application());
        Examination examination = mapper.examination(claimId).orElseThrow();
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
                Fund.valueOf(project.terms().fund())));
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
                today(),
                "Regulation (EU) 809/2014, Articles 48 and 63",
                second.text("remarks"),
                rules.of(claim),
                null));
    }

    /** The programme's numbers as they were when the request came; before that, as they are now. */
    private Parameters law(UUID subject, UUID application) {
        CallTerms terms = applications.project(application).terms();
        return programme.of(subject, terms.fund(), terms.period());
    }

    private Claim claimOf(UUID claim) {
        return mapper.find(claim).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
