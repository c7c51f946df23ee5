package lv.leader.challenge;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.amendment.Amendments;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.decision.Approvals;
import lv.leader.decision.FundingDecisions;
import lv.leader.decision.Support;
import lv.leader.decision.SupportAmounts;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Challenges of decisions on funding (LAD law art. 13; Administrative Procedure Law). */
@Component
public class Challenges {

    private static final String KIND = "challenge";
    private static final String LEGAL_BASIS = "Rural Support Service Law, Article 13";

    private final ChallengeMapper mapper;
    private final Applications applications;
    private final FundingDecisions decisions;
    private final SupportAmounts supports;
    private final Approvals approvals;
    private final Amendments amendments;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Letters letters;
    private final Answers answers;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;

    Challenges(
            ChallengeMapper mapper,
            Applications applications,
            FundingDecisions decisions,
            SupportAmounts supports,
            Approvals approvals,
            Amendments amendments,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Letters letters,
            Answers answers,
            Inbox inbox,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.decisions = decisions;
        this.supports = supports;
        this.approvals = approvals;
        this.amendments = amendments;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.letters = letters;
        this.answers = answers;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The last moment for challenging the decision on funding: one month from its entry into force. */
    public Instant until(UUID application) {
        return monthsAfter(application, decisionOn(application).inForceFrom(), "appeal.period");
    }

    /** The last moment for the director's answer. */
    public Instant answerDue(UUID application) {
        return monthsAfter(application, today(), "appeal.answerWithin");
    }

    /** The last moment for going to court with the director's answer: one month from it. */
    public Instant courtUntil(UUID application) {
        return monthsAfter(application, answerTo(application).orElseThrow().inForceFrom(), "appeal.period");
    }

    /** The answer to the challenge of the decision that counts; empty before it is given. */
    private Optional<Decision> answerTo(UUID application) {
        UUID challenged = decisionOn(application).id();
        return register.of(application).stream()
                .filter(decision -> decision.kind().equals(KIND) && challenged.equals(decision.corrects()))
                .findFirst();
    }

    private Instant monthsAfter(UUID application, LocalDate day, String term) {
        int months = applications.project(application).law().number(term).intValueExact();
        return calendar.endOfDay(calendar.plusMonths(day, months));
    }

    /** Whether the decision on funding can be challenged now. */
    public boolean open(UUID application) {
        return decisions
                .decisionOn(application)
                .filter(decision -> mapper.reasons(decision.id()).isEmpty())
                .filter(decision -> !clock.instant().isAfter(until(application)))
                .isPresent();
    }

    /**
     * The applicant challenges the decision on funding.
     *
     * @throws lv.leader.refusal.RefusedException {@code challenge.no-decision}, {@code challenge.too-late} or
     *     {@code challenge.made-before}
     */
    @Transactional
    public void submit(UUID application, String reasons, String person) {
        Decision decision = decisions
                .decisionOn(application)
                .orElseThrow(() -> Refusal.of("challenge.no-decision").asException());
        Instant until = until(application);
        if (clock.instant().isAfter(until)) {
            throw Refusal.of("challenge.too-late", "until", day(until)).asException();
        }
        UUID id = Ids.next();
        if (mapper.submit(id, application, decision.id(), reasons, person) == 0) {
            throw Refusal.of("challenge.made-before", "decision", decision.number())
                    .asException();
        }
        inbox.post(application, "ChallengeSubmitted", Map.of(), "challenge-" + id);
    }

    /** Why a decision is challenged, and by whom. */
    public record Challenge(UUID decision, String reasons, String submittedBy, Instant submittedAt) {}

    /** The court that has the case, as the applicant told. */
    public record CourtAppeal(UUID decision, String reference, String reportedBy, Instant reportedAt) {}

    /** All challenges of an application's decisions, in order. */
    public List<Challenge> of(UUID application) {
        return mapper.of(application);
    }

    /** What of an application went to court. */
    public List<CourtAppeal> appeals(UUID application) {
        return mapper.appeals(application);
    }

    /**
     * Nobody challenged the decision that counts.
     *
     * @throws IllegalStateException where a challenge that was made in time is still on its way to the process: the
     *     term's timer tries again after it
     */
    void assertNotChallenged(UUID application) {
        if (reasons(application).isPresent()) {
            throw new IllegalStateException("a challenge of " + application + " made in time comes before the term");
        }
    }

    /**
     * Nobody went to court with the director's answer.
     *
     * @throws IllegalStateException where an appeal that was told in time is still on its way to the process
     */
    void assertNotAppealed(UUID application) {
        if (mapper.isAppealed(decisionOn(application).id())) {
            throw new IllegalStateException("an appeal about " + application + " told in time comes before the term");
        }
    }

    /** Registers the director's answer; a changed grant counts at once, an annulled decision is taken anew. */
    @Transactional
    public Decision answer(UUID application) {
        Answers.Answer given =
                answers.latest(application, "Task_AnswerChallenge").orElseThrow();
        Decision challenged = decisionOn(application);
        boolean annul = given.text("answer").equals("annul");
        Optional<Support> changed = given.text("answer").equals("change")
                ? Optional.of(supports.recompute(
                        application, Money.of(CurrencyUnit.EUR, new BigDecimal(given.text("eligibleCost")))))
                : Optional.empty();
        Decision decision = register.issue(new Draft(
                KIND,
                application,
                annul ? "annulled" : changed.isPresent() ? "changed" : "upheld",
                given.answeredBy(),
                null,
                given.answeredBy(),
                today(),
                LEGAL_BASIS,
                given.text("reasons"),
                changed.isPresent() ? rules.of(application) : List.of(),
                challenged.id()));
        ProjectCase project = applications.project(application);
        letters.issue(
                decision,
                "challenge-answer",
                project.applicant(),
                project.facts(
                        "challenged", challenged.number(),
                        "eligibleCost", changed.map(Support::eligibleCost).orElse(null),
                        "support", changed.map(Support::support).orElse(null)));
        changed.ifPresent(granted -> approvals.change(granted, decision));
        if (annul) {
            takeAnew(application, challenged, decision);
        }
        return decision;
    }

    /**
     * A refusal comes back to the officers with its money; an approval is mended by an amendment, where anything of it is
     * not yet paid or ended.
     */
    private void takeAnew(UUID application, Decision challenged, Decision answer) {
        if (challenged.outcome().equals("refused")) {
            decisions.reopen(application);
        } else if (ledger.balance(new Account(Account.Kind.COMMITTED, application))
                .isPositive()) {
            amendments.request(application, answer.number(), null, "system");
        }
    }

    /**
     * The applicant tells that the court has the case.
     *
     * @throws lv.leader.refusal.RefusedException {@code challenge.not-answered} before the director's answer,
     *     {@code challenge.nothing-for-court} where it gave the applicant right, {@code challenge.court-too-late}
     */
    @Transactional
    public void appeal(UUID application, String reference, String person) {
        Decision decision = decisions
                .decisionOn(application)
                .orElseThrow(() -> Refusal.of("challenge.no-decision").asException());
        Decision answer = answerTo(application)
                .orElseThrow(() -> Refusal.of("challenge.not-answered").asException());
        if (answer.outcome().equals("annulled")) {
            throw Refusal.of("challenge.nothing-for-court", "decision", answer.number())
                    .asException();
        }
        Instant until = courtUntil(application);
        if (clock.instant().isAfter(until)) {
            throw Refusal.of("challenge.court-too-late", "until", day(until)).asException();
        }
        if (mapper.appeal(decision.id(), application, reference, person) == 1) {
            inbox.post(application, "CourtAppealed", Map.of(), "court-" + decision.id());
        }
    }

    /** What the court decided about the application; an annulled refusal comes back with its money. */
    @Transactional
    public void recordJudgment(UUID application) {
        Answers.Answer judgment =
                answers.latest(application, "Task_RecordJudgment").orElseThrow();
        Decision challenged = decisionOn(application);
        boolean annulled = judgment.text("judgment").equals("annulled");
        Decision decision = register.issue(new Draft(
                "judgment",
                application,
                annulled ? "annulled" : "upheld",
                judgment.answeredBy(),
                null,
                judgment.answeredBy(),
                today(),
                "Administrative Procedure Law",
                judgment.text("reference"),
                List.of(),
                challenged.id()));
        if (annulled) {
            takeAnew(application, challenged, decision);
        }
    }

    /** Why the decision that counts is challenged. */
    public Optional<String> reasons(UUID application) {
        return decisions.decisionOn(application).flatMap(decision -> mapper.reasons(decision.id()));
    }

    private Decision decisionOn(UUID application) {
        return decisions.decisionOn(application).orElseThrow();
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
