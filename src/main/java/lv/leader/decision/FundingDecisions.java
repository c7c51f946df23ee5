package lv.leader.decision;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.application.ProjectCase;
import lv.leader.assessment.Board;
import lv.leader.assessment.Conformity;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.decision.PublicRegister.Finding;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The paying agency's decisions on funding. */
@Component
public class FundingDecisions {

    /** Kind of the decision in the register. */
    public static final String KIND = "funding";

    private static final String LEGAL_BASIS =
            "Regulation (EU) 809/2014, Article 48; Cabinet Regulation No 598 (30.09.2014), No 113 (07.03.2023)";

    private static final String RURAL_TICKET = "rural-ticket";

    private final DecisionMapper mapper;
    private final Applications applications;
    private final Board board;
    private final PublicRegisters registers;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Letters letters;
    private final Answers answers;
    private final ProcessGate gate;
    private final LegalCalendar calendar;
    private final Clock clock;

    FundingDecisions(
            DecisionMapper mapper,
            Applications applications,
            Board board,
            PublicRegisters registers,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Letters letters,
            Answers answers,
            ProcessGate gate,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.board = board;
        this.registers = registers;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.letters = letters;
        this.answers = answers;
        this.gate = gate;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether the LAG found that the application conforms and has money for it; else only a refusal is possible. */
    public boolean fundable(UUID application) {
        return board.conformityOf(application).map(Conformity::funded).orElse(false);
    }

    /** The last day for the decision, three months as a rule. */
    public Instant due(UUID application) {
        ProjectCase of = applications.project(application);
        return calendar.endOfDay(
                calendar.plusMonths(today(), of.law().number("lad.decideWithin").intValueExact()));
    }

    /** Asks a public register about the applicant and keeps the answer. */
    @Transactional
    public void askRegister(UUID application, String name) {
        String number = applications.project(application).applicant().registrationNumber();
        Finding finding = registers.named(name).ask(number == null ? "" : number);
        mapper.checked(Ids.next(), application, name, finding.clear(), finding.details());
    }

    /** Aid of the last years and this one against the ceiling of a single undertaking (2023/2831 art. 3). */
    @Transactional
    public void checkDeMinimis(UUID application) {
        ProjectCase of = applications.project(application);
        LocalDate since = today().minusYears(of.law().number("deminimis.years").intValueExact());
        Money ceiling = of.law().money("deminimis.ceiling");
        Money received = mapper.deMinimisSince(of.application().applicant(), since);
        Money together = received.plus(of.application().requestedSupport());
        boolean clear = !isAid(of) || !together.isGreaterThan(ceiling);
        mapper.checked(Ids.next(), application, "de-minimis", clear, "received " + received + " of at most " + ceiling);
    }

    /** Whether the same applicant was granted support for the same thing. */
    @Transactional
    public void checkDoubleFinancing(UUID application) {
        Optional<String> elsewhere = mapper.paidElsewhere(application);
        mapper.checked(
                Ids.next(),
                application,
                "double-financing",
                elsewhere.isEmpty(),
                elsewhere.map(number -> "granted as " + number).orElse("nothing found"));
    }

    /**
     * Computes the support from the officer's costs and the lowest of all ceilings.
     *
     * @return whether the application meets every condition
     */
    @Transactional
    public boolean computeSupport(UUID application) {
        ProjectCase of = applications.project(application);
        Answers.Answer costs = answers.latest(application, "Task_CheckCosts").orElseThrow();
        Ruling eligibility = rules.decide(application, of.terms().call(), "eligibility", facts(application, costs));
        Money eligible = costs.text("costs").equals("eligible")
                ? Money.of(CurrencyUnit.EUR, new BigDecimal(costs.text("eligibleCost")))
                : Money.zero(CurrencyUnit.EUR);
        Money support = supportFor(of, eligible);
        String refusals = String.join(" ", eligibility.all("refusal"));
        mapper.computed(Ids.next(), new Support(application, refusals, eligible, support));
        return refusals.isEmpty() && support.isPositive();
    }

    private Map<String, Object> facts(UUID application, Answers.Answer costs) {
        Map<String, Boolean> clear = mapper.checks(application).stream()
                .collect(Collectors.toMap(DecisionMapper.Check::register, DecisionMapper.Check::clear));
        return Map.of(
                "registered", clear.get("business-register"),
                "taxesClear", clear.get("tax-debt"),
                "deMinimisClear", clear.get("de-minimis"),
                "sanctionsClear", clear.get("sanctions"),
                "paidOnce", clear.get("double-financing"),
                "costsEligible", costs.text("costs").equals("eligible"));
    }

    private Money supportFor(ProjectCase of, Money eligible) {
        ProjectApplication application = of.application();
        boolean lumpSum = application.kind().equals(RURAL_TICKET)
                && of.law().find("lumpsum.ruralTicket").isPresent();
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", lumpSum ? "lump-sum" : "real-costs");
        inputs.put("eligible", lumpSum ? null : eligible);
        inputs.put("lumpSum", lumpSum ? of.law().money("lumpsum.ruralTicket") : null);
        inputs.put("nationalIntensity", limit(of, "intensity"));
        inputs.put("actionIntensity", of.terms().intensity());
        inputs.put("nationalCap", limit(of, "cap"));
        inputs.put("actionCap", of.terms().cap());
        inputs.put("callCap", null);
        inputs.put("requestedSupport", application.requestedSupport());
        Money support = rules.decide(application.id(), of.terms().call(), "support-amount", inputs)
                .money("support");
        return support.isGreaterThan(eligible) ? eligible : support;
    }

    public Optional<Support> supportOf(UUID application) {
        return mapper.support(application);
    }

    /**
     * Commits the computed support; what was reserved beyond it goes back at once.
     *
     * @return false where less is reserved than the support: nothing is written
     */
    @Transactional
    public boolean commit(UUID application) {
        ProjectCase of = applications.project(application);
        Money support = mapper.support(application).orElseThrow().support();
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
        board.release(application, reserved.minus(support), "saving");
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
        Support support = mapper.support(application).orElseThrow();
        boolean reduced = support.support().isLessThan(of.application().requestedSupport());
        Decision decision = issue(application, reduced ? "approved-reduced" : "approved");
        mapper.approve(support, decision.id());
        LocalDate due = firstTerm(of);
        extend(application, due, decision.number());
        letters.issue(
                decision,
                "funding-approval",
                of.applicant(),
                of.facts(
                        "eligibleCost", support.eligibleCost(),
                        "requested", of.application().requestedSupport(),
                        "support", support.support(),
                        "implementationDue", due));
        if (isAid(of)) {
            mapper.deMinimis(application, of.application().applicant(), today(), support.support());
        }
        board.settleReserve(of.terms().callAction());
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
        board.release(application, ledger.balance(of.account(Account.Kind.RESERVED)), "refused");
        board.settleReserve(of.terms().callAction());
        return decision;
    }

    private String findings(UUID application) {
        return mapper.support(application).map(Support::refusals).orElse("");
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
     * Ends the grant of a project that is not carried out: what is committed and not paid returns to the action.
     */
    @Transactional
    public Decision annul(UUID application, String reasons, String person) {
        ProjectCase of = applications.project(application);
        Money unpaid = ledger.balance(of.account(Account.Kind.COMMITTED));
        if (unpaid.isPositive()) {
            ledger.move(
                    of.move(of.account(Account.Kind.COMMITTED), of.action(), unpaid, "annul", "annul-" + application));
        }
        Decision decision = register.issue(new Draft(
                "annulment",
                application,
                "annulled",
                person,
                null,
                person,
                today(),
                LEGAL_BASIS,
                reasons,
                List.of(),
                mapper.approval(application).orElseThrow().decision()));
        letters.issue(decision, "annulment", of.applicant(), of.facts("unpaid", unpaid));
        return decision;
    }

    /** Reserves again for an application whose refusal was annulled; nothing where the action has not enough left. */
    @Transactional
    public void reopen(UUID application) {
        ProjectCase of = applications.project(application);
        Money wanted = of.application().requestedSupport();
        boolean none = ledger.balance(of.account(Account.Kind.RESERVED)).isZero();
        if (fundable(application) && none && !wanted.isGreaterThan(ledger.balance(of.action()))) {
            ledger.move(of.move(of.action(), of.account(Account.Kind.RESERVED), wanted, "reopen", null));
        }
    }

    public Optional<Approval> approvalOf(UUID application) {
        return mapper.approval(application);
    }

    /** Sets the term for carrying the project out anew. */
    @Transactional
    public void extend(UUID application, LocalDate due, String reason) {
        mapper.term(Ids.next(), application, due, reason);
    }

    /** Public-benefit places are built and take longer (MK 590/2015, MK 580/2023: construction 24 months, else 12). */
    private LocalDate firstTerm(ProjectCase of) {
        String kindOfWork = of.application().kind().equals("public") ? "construction" : "other";
        return calendar.plusMonths(
                today(), of.law().number("impl.term." + kindOfWork).intValueExact());
    }

    /** Support of an economic activity is de minimis aid. */
    private static boolean isAid(ProjectCase project) {
        return List.of("business", "joint", RURAL_TICKET)
                .contains(project.application().kind());
    }

    /** Null where the programme sets no such limit. */
    private static BigDecimal limit(ProjectCase project, String key) {
        return project.law()
                .find(key + "." + project.application().kind())
                .map(BigDecimal::new)
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
