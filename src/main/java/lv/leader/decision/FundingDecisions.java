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
import lv.leader.assessment.Board;
import lv.leader.assessment.Conformity;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.decision.PublicRegister.Finding;
import lv.leader.engine.Answers;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
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
    private final Calls calls;
    private final Board board;
    private final Parties parties;
    private final PublicRegisters registers;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Programme programme;
    private final Answers answers;
    private final ProcessGate gate;
    private final LegalCalendar calendar;
    private final Clock clock;

    FundingDecisions(
            DecisionMapper mapper,
            Applications applications,
            Calls calls,
            Board board,
            Parties parties,
            PublicRegisters registers,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Programme programme,
            Answers answers,
            ProcessGate gate,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.calls = calls;
        this.board = board;
        this.parties = parties;
        this.registers = registers;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.programme = programme;
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
        Case of = find(application);
        return calendar.endOfDay(
                calendar.plusMonths(today(), of.law().number("lad.decideWithin").intValueExact()));
    }

    /** Asks a public register about the applicant and keeps the answer. */
    @Transactional
    public void askRegister(UUID application, String name) {
        String number = parties.find(find(application).application().applicant())
                .map(Party::registrationNumber)
                .orElse("");
        Finding finding = registers.named(name).ask(number == null ? "" : number);
        mapper.checked(Ids.next(), application, name, finding.clear(), finding.details());
    }

    /** Aid of the last years and this one against the ceiling of a single undertaking (2023/2831 art. 3). */
    @Transactional
    public void checkDeMinimis(UUID application) {
        Case of = find(application);
        LocalDate since = today().minusYears(of.law().number("deminimis.years").intValueExact());
        Money ceiling = of.law().money("deminimis.ceiling");
        Money received = mapper.deMinimisSince(of.application().applicant(), since);
        Money together = received.plus(of.application().requestedSupport());
        boolean clear = !of.isAid() || !together.isGreaterThan(ceiling);
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
        Case of = find(application);
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

    private Money supportFor(Case of, Money eligible) {
        ProjectApplication application = of.application();
        boolean lumpSum = application.kind().equals(RURAL_TICKET)
                && of.law().find("lumpsum.ruralTicket").isPresent();
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", lumpSum ? "lump-sum" : "real-costs");
        inputs.put("eligible", lumpSum ? null : eligible);
        inputs.put("lumpSum", lumpSum ? of.law().money("lumpsum.ruralTicket") : null);
        inputs.put("nationalIntensity", of.number("intensity." + application.kind()));
        inputs.put("actionIntensity", of.terms().intensity());
        inputs.put("nationalCap", of.number("cap." + application.kind()));
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
        Case of = find(application);
        Money support = mapper.support(application).orElseThrow().support();
        Money reserved = ledger.balance(new Account(Account.Kind.RESERVED, application));
        if (support.isGreaterThan(reserved)) {
            return false;
        }
        ledger.move(new Move(
                new Account(Account.Kind.RESERVED, application),
                new Account(Account.Kind.COMMITTED, application),
                Fund.valueOf(of.terms().fund()),
                support,
                of.law().percent("cofin.eu").movePointLeft(2),
                application,
                "commit",
                "commit-" + application,
                "system"));
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
        Case of = find(application);
        Support support = mapper.support(application).orElseThrow();
        boolean reduced = support.support().isLessThan(of.application().requestedSupport());
        Decision decision = issue(application, reduced ? "approved-reduced" : "approved");
        mapper.approve(support, decision.id());
        extend(application, firstTerm(of), "approval");
        if (of.isAid()) {
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
        board.release(application, ledger.balance(new Account(Account.Kind.RESERVED, application)), "refused");
        board.settleReserve(find(application).terms().callAction());
        return decision;
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

    public Optional<Approval> approvalOf(UUID application) {
        return mapper.approval(application);
    }

    /** Sets the term for carrying the project out anew. */
    @Transactional
    public void extend(UUID application, LocalDate due, String reason) {
        mapper.term(Ids.next(), application, due, reason);
    }

    /** Public-benefit places are built and take longer (MK 590/2015, MK 580/2023: construction 24 months, else 12). */
    private LocalDate firstTerm(Case of) {
        String kindOfWork = of.application().kind().equals("public") ? "construction" : "other";
        return calendar.plusMonths(
                today(), of.law().number("impl.term." + kindOfWork).intValueExact());
    }

    private Case find(UUID application) {
        ProjectApplication found = applications.find(application).orElseThrow();
        CallTerms terms = calls.terms(found.callAction());
        return new Case(found, terms, programme.of(terms.call(), terms.fund(), terms.period()));
    }

    /** An application with what applies to it. */
    private record Case(ProjectApplication application, CallTerms terms, Parameters law) {

        /** Support of an economic activity is de minimis aid. */
        boolean isAid() {
            return List.of("business", "joint", RURAL_TICKET).contains(application.kind());
        }

        /** Null where the programme sets no such limit. */
        BigDecimal number(String key) {
            return law.find(key).map(BigDecimal::new).orElse(null);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
