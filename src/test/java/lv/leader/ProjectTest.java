package lv.leader;

import static lv.leader.strategy.Drafts.euro;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.HandOver;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.claim.CheckedLine;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.claim.LineChecks;
import lv.leader.claim.PaymentRequest;
import lv.leader.database.Ids;
import lv.leader.decision.Approvals;
import lv.leader.decision.CostCheck;
import lv.leader.decision.CostChecks;
import lv.leader.decision.FundingDecisions;
import lv.leader.document.Letters;
import lv.leader.engine.CaseTimeline;
import lv.leader.engine.Inbox;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Contact;
import lv.leader.party.Party;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases that stand where a test begins: an application handed over to the paying agency, an approved project, a paid one.
 *
 * <p>What the group does is written as its board would have left it: a decision, money reserved, a message to the
 * project's process. From there on everything goes through tasks, as the people who do them.
 */
public abstract class ProjectTest extends ProcessTest {

    protected static final String OFFICER = "demo-officer";
    protected static final String APPROVER = "demo-approver";
    protected static final String CHECKER = "demo-checker";
    protected static final String INSPECTOR = "demo-inspector";
    protected static final String AUTHORISER = "demo-authoriser";
    protected static final String RELEASER = "demo-releaser";
    protected static final String ACCOUNTANT = "demo-accountant";
    protected static final String DIRECTOR = "demo-director";
    protected static final String APPLICANT = "demo-applicant";
    protected static final String WITHOUT_FUNDING = "conforms-without-funding";

    protected static final String IBAN = new Iban.Builder()
            .countryCode(CountryCode.LV)
            .bankCode("DEMO")
            .accountNumber("0000000000001")
            .build()
            .toString();

    /** Each test begins in a week of its own, so that payments of different tests don't meet in one run. */
    private static final AtomicInteger WEEK = new AtomicInteger();

    @Autowired
    protected Applications applications;

    @Autowired
    protected FundingDecisions decisions;

    @Autowired
    protected Approvals approvals;

    @Autowired
    protected CostChecks costChecks;

    @Autowired
    protected Claims claims;

    @Autowired
    protected LineChecks lineChecks;

    @Autowired
    protected Payments payments;

    @Autowired
    protected Calls calls;

    @Autowired
    protected HandOver handOver;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected DecisionRegister register;

    @Autowired
    protected Letters letters;

    @Autowired
    protected CaseTimeline timeline;

    @Autowired
    protected Inbox inbox;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected TransactionTemplate transaction;

    /** The Monday on which the test begins, at noon. */
    protected LocalDate monday;

    @BeforeEach
    void aWeekOfItsOwn() {
        monday = LocalDate.of(2024, 9, 2).plusWeeks(WEEK.getAndIncrement());
        noonOf(monday.toString());
    }

    /** Rows of one call with one action: 90 per cent of at most 30 000 EUR. */
    protected record Round(String lag, UUID call, UUID callAction, UUID action) {}

    /** A call with 100 000 EUR of the action's 200 000; nothing is called up from its reserve. */
    protected Round aRound() {
        return aRound("100000", "none", "2023-2027");
    }

    /**
     * A published call that is open now.
     *
     * @param reserve none or call-up
     */
    protected Round aRound(String funding, String reserve, String period) {
        String lag = aLocalActionGroup();
        UUID strategy = Ids.next();
        UUID version = Ids.next();
        UUID action = Ids.next();
        database.sql("INSERT INTO strategy (id, lag, title, fund, period) VALUES (?, ?, 'Demo', 'EAFRD', ?)")
                .params(strategy, lag, period)
                .update();
        database.sql("INSERT INTO strategy_version (id, strategy, number) VALUES (?, ?, 1)")
                .params(version, strategy)
                .update();
        database.sql("INSERT INTO strategy_action (id, version, code, name, cap, intensity, allocation)"
                        + " VALUES (?, ?, '2.1', 'Demo action', 30000, 90, 200000)")
                .params(action, version)
                .update();
        UUID call = Calls.newId();
        UUID callAction = Calls.newId();
        calls.draft(
                new Call(
                        call,
                        lag,
                        version,
                        1,
                        clock.instant().minus(Duration.ofDays(30)),
                        clock.instant().plus(Duration.ofDays(1)),
                        new BigDecimal("10"),
                        reserve),
                List.of(new Calls.CallAction(callAction, action, euro(funding))));
        calls.publish(call);
        move(Account.Kind.SOURCE, strategy, Account.Kind.ACTION, action, euro("200000"));
        move(Account.Kind.ACTION, action, Account.Kind.CALL, callAction, euro(funding));
        return new Round(lag, call, callAction, action);
    }

    /** An association's public place for 20 000 EUR with 18 000 EUR of support, in a round of its own. */
    protected ApplicationOf anApplication() {
        return new ApplicationOf(null, null, "public", whole("20000"), euro("18000"), Conformity.CONFORMS);
    }

    private static List<CostLine> whole(String cost) {
        return CostLine.single("construction", "Demo: the whole project", euro(cost), euro(cost));
    }

    /** What is applied for. */
    protected final class ApplicationOf {

        private final Round round;
        private final UUID applicant;
        private final String kind;
        private final List<CostLine> costs;
        private final Money support;
        private final String opinion;

        private ApplicationOf(
                Round round, UUID applicant, String kind, List<CostLine> costs, Money support, String opinion) {
            this.round = round;
            this.applicant = applicant;
            this.kind = kind;
            this.costs = costs;
            this.support = support;
            this.opinion = opinion;
        }

        /** Business, public, joint, rural-ticket or youth. */
        public ApplicationOf of(String anotherKind) {
            return new ApplicationOf(round, applicant, anotherKind, costs, support, opinion);
        }

        public ApplicationOf in(Round another) {
            return new ApplicationOf(another, applicant, kind, costs, support, opinion);
        }

        public ApplicationOf by(UUID another) {
            return new ApplicationOf(round, another, kind, costs, support, opinion);
        }

        public ApplicationOf costing(String eligible, String askedFor) {
            return new ApplicationOf(round, applicant, kind, whole(eligible), euro(askedFor), opinion);
        }

        /** Several things paid for, each eligible as a whole. */
        public ApplicationOf paying(Map<String, String> items) {
            List<CostLine> lines = new ArrayList<>();
            items.forEach((item, cost) -> lines.add(
                    new CostLine(lines.size() + 1, "equipment", item, euro(cost), euro(cost), "Demo supplier", 3)));
            return new ApplicationOf(round, applicant, kind, lines, support, opinion);
        }

        /** The board's outcome: conforms unless said otherwise. */
        public ApplicationOf found(String outcome) {
            return new ApplicationOf(round, applicant, kind, costs, support, outcome);
        }

        /** Submitted; the group has it. */
        public UUID submitted() {
            Round into = round == null ? aRound() : round;
            return follow(applications
                    .submit(new Submission(
                            "demo-key-" + Ids.next(),
                            into.call(),
                            into.callAction(),
                            applicant == null ? anApplicant() : applicant,
                            kind,
                            "A path to the river",
                            "0053000",
                            costs,
                            support,
                            "{\"title\": \"A path to the river\"}"))
                    .id());
        }

        /** Decided by the board and handed over: the officer's first task is open, or it waits on the reserve list. */
        public UUID handedOver() {
            UUID application = submitted();
            handOver(Map.of(application, opinion));
            return application;
        }
    }

    /** The same for a client of a test's own: 10 000 EUR of cost, 9 000 EUR asked for. */
    protected UUID anApplication(UUID applicant) {
        return anApplication().by(applicant).costing("10000", "9000").submitted();
    }

    protected UUID aHandedOverApplication() {
        return anApplication().handedOver();
    }

    /** 20 000 EUR of cost with 18 000 EUR of support, to be carried out within 24 months. */
    protected UUID anApprovedProject() {
        return approve(aHandedOverApplication());
    }

    protected UUID anApprovedProject(UUID applicant) {
        UUID application = anApplication(applicant);
        handOver(application);
        return approve(application);
    }

    /** The same, with its final payment booked: monitoring begins. */
    protected UUID aPaidProject() {
        UUID project = anApprovedProject();
        pay(aClaim(project, "final", "20000"));
        return project;
    }

    /** An organisation with a number in the business register and an address for notices. */
    protected UUID anApplicant() {
        return aClient("Demo association");
    }

    protected UUID aClient(String name) {
        UUID applicant = Ids.next();
        parties.register(new Party(
                applicant,
                Party.Kind.ORGANISATION,
                name,
                "D" + applicant.toString().substring(24),
                null,
                "association",
                false));
        parties.reach(applicant, new Contact(applicant + "@example.org", null));
        return applicant;
    }

    /** It conforms and has money; the officer found the opinion lawful. */
    protected void handOver(UUID application) {
        handOver(Map.of(application, Conformity.CONFORMS));
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
    }

    /** The board's decisions on applications of one round, best first, told to their processes. */
    protected void handOver(Map<UUID, String> outcomes) {
        Map<UUID, String> ranked = new LinkedHashMap<>(outcomes);
        UUID callAction = callActionOf(ranked.keySet().iterator().next());
        transaction.executeWithoutResult(status -> {
            int rank = 0;
            for (Map.Entry<UUID, String> one : ranked.entrySet()) {
                decideConformity(one.getKey(), one.getValue(), ++rank);
            }
            handOver.handOver(calls.terms(callAction).call());
        });
        ranked.keySet().forEach(this::runJobs);
    }

    private void decideConformity(UUID application, String outcome, int rank) {
        var applied = applications.project(application);
        String member = "board-" + applied.terms().lag();
        Decision decision = register.issue(new Draft(
                "conformity", application, outcome, member, null, member, today(), "demo", "Rank", List.of(), null));
        database.sql("""
                        INSERT INTO conformity (application, version, call, call_action, outcome, rank, decision)
                        VALUES (?, 1, ?, ?, ?, ?, ?)
                        """)
                .params(
                        application,
                        applied.terms().call(),
                        applied.terms().callAction(),
                        outcome,
                        outcome.equals("does-not-conform") ? null : rank,
                        decision.id())
                .update();
        // Reserved as the board's own decision does it.
        if (outcome.equals(Conformity.CONFORMS)) {
            ledger.move(applied.move(
                    new Account(Account.Kind.CALL, applied.terms().callAction()),
                    applied.account(Account.Kind.RESERVED),
                    applied.application().requestedSupport(),
                    "reserve",
                    null));
        }
    }

    /** The officer finds the opinion lawful and the given cost eligible; the support is computed. */
    protected void check(UUID application, String eligibleCost) {
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        checkCosts(application, eligibleCost);
    }

    /** What of the costs together is eligible: as applied for, from the first on, and what is then left. */
    protected void checkCosts(UUID application, String eligibleCost) {
        Money left = euro(eligibleCost);
        List<CostCheck.Line> lines = new ArrayList<>();
        List<CostLine> applied = applications.costs(application);
        for (CostLine cost : applied) {
            boolean last = cost.position() == applied.size();
            Money eligible = last || left.isLessThan(cost.eligible()) ? left : cost.eligible();
            left = left.minus(eligible);
            lines.add(new CostCheck.Line(
                    cost.position(),
                    eligible,
                    "offers",
                    eligible.isLessThan(cost.eligible()) ? "above-lowest-offer" : null));
        }
        checkCosts(application, new CostCheck("eligible", lines, null, null, "Demo: reasonable."));
    }

    private void checkCosts(UUID application, CostCheck check) {
        costChecks.write(application, check);
        complete(OFFICER, application, "Task_CheckCosts", Map.of("costs", check.costs()));
    }

    protected void findIneligible(UUID application) {
        checkCosts(application, new CostCheck("ineligible", null, "ineligible-costs", null, "Demo: nothing of it."));
    }

    /** The officer asks the applicant about the costs. */
    protected void askAboutCosts(UUID application, String question) {
        checkCosts(application, new CostCheck("clarify", null, null, question, null));
    }

    /** One officer proposes, another person approves. */
    protected void propose(UUID application, String proposal) {
        complete(
                OFFICER,
                application,
                "Task_PrepareDecision",
                Map.of("proposal", proposal, "reasons", "Demo: " + proposal + "."));
        complete(APPROVER, application, "Task_ApproveDecision", Map.of("approval", "approve"));
    }

    /** The whole cost applied for is eligible, the support is granted; an opinion not yet looked at is lawful. */
    protected UUID approve(UUID application) {
        checkWhole(application);
        propose(application, "approve");
        return application;
    }

    protected UUID refuse(UUID application) {
        checkWhole(application);
        propose(application, "refuse");
        return application;
    }

    private void checkWhole(UUID application) {
        if (!open(application, "Task_ReviewOpinion").isEmpty()) {
            complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        }
        checkCosts(
                application,
                applications
                        .find(application)
                        .orElseThrow()
                        .eligibleCost()
                        .getAmount()
                        .toPlainString());
    }

    /** Asks for payment of some costs, each a line. */
    protected UUID aClaim(UUID project, String kind, String... costs) {
        Claim claim = claims.submit(
                new PaymentRequest(
                        "demo-key-" + Ids.next(),
                        project,
                        kind,
                        IntStream.range(0, costs.length)
                                .mapToObj(i -> new PaymentRequest.Line(i + 1, "Demo cost " + (i + 1), euro(costs[i])))
                                .toList(),
                        IBAN,
                        "{}"),
                APPLICANT);
        follow(claim.id());
        runJobs(project);
        runJobs(claim.id());
        return claim.id();
    }

    /** The officer accepts these costs, line by line; a line that got less has a reason. */
    protected void accept(UUID claim, String... accepted) {
        List<PaymentRequest.Line> lines = claims.lines(claim);
        lineChecks.record(
                claim,
                IntStream.range(0, accepted.length)
                        .mapToObj(i -> new CheckedLine(
                                i + 1,
                                euro(accepted[i]),
                                euro(accepted[i]).isEqual(lines.get(i).amount()) ? "" : "not-eligible"))
                        .toList(),
                OFFICER);
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "accept"));
    }

    /** Checked as claimed, visited where the rules say so, checked again, authorised; not paid yet. */
    protected void authorise(UUID claim) {
        accept(
                claim,
                claims.lines(claim).stream()
                        .map(line -> line.amount().getAmount().toPlainString())
                        .toArray(String[]::new));
        visitIfDrawn(claim);
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        complete(AUTHORISER, claim, "Task_AuthorisePayment", Map.of("authorisation", "authorise"));
    }

    /** The lot visits some; nothing differs there. */
    protected void visitIfDrawn(UUID claim) {
        if (!open(claim, "Task_VisitSite").isEmpty()) {
            complete(
                    INSPECTOR, claim, "Task_VisitSite", Map.of("found", "as-approved", "report", "Demo: as approved."));
        }
    }

    /** The whole way of a request, to the booked payment. */
    protected void pay(UUID claim) {
        authorise(claim);
        payOut(claim);
    }

    /** An authorised payment leaves in the next run and is booked on the same day. */
    protected void payOut(UUID claim) {
        UUID payment = handedOver(claim);
        complete(
                ACCOUNTANT,
                payment,
                "Task_BookPayment",
                Map.of("booking", "settled", "bookedOn", today().toString(), "reference", "DEMO-1"));
        runJobs(claim);
        runJobs(claims.find(claim).orElseThrow().application());
    }

    /** The payment of a request at the Treasury, its statement not here yet. */
    protected UUID handedOver(UUID claim) {
        Payment payment = payments.ofClaim(claim).orElseThrow();
        follow(payment.id());
        runJobs(payment.id());
        UUID run = follow(payments.find(payment.id()).orElseThrow().run());
        runJobs(run);
        moveTo(payments.run(run).orElseThrow().runAt(), run);
        complete(RELEASER, run, "Task_ReleaseRun", Map.of("release", "release"));
        runJobs(payment.id());
        return payment.id();
    }

    protected Money balance(Account.Kind kind, UUID owner) {
        return ledger.balance(new Account(kind, owner));
    }

    /** What the project's accounts hold: reserved, committed, paid, recovered. */
    protected List<String> money(UUID project) {
        return List.of(
                amount(Account.Kind.RESERVED, project),
                amount(Account.Kind.COMMITTED, project),
                amount(Account.Kind.PAID, project),
                amount(Account.Kind.RECOVERED, project));
    }

    /** What the action and the call of a project hold. */
    protected List<String> freeMoney(UUID project) {
        var terms = calls.terms(callActionOf(project));
        return List.of(amount(Account.Kind.ACTION, terms.account()), amount(Account.Kind.CALL, terms.callAction()));
    }

    private String amount(Account.Kind kind, UUID owner) {
        return balance(kind, owner).getAmount().toPlainString();
    }

    /** Kinds of the letters of a case, in order. */
    protected List<String> lettersOf(UUID caseId) {
        return letters.of(caseId).stream().map(Letters.Written::kind).toList();
    }

    /** Kind and outcome of the decisions registered for a case, in order. */
    protected List<String> decisionsOn(UUID caseId) {
        return register.of(caseId).stream()
                .map(decision -> decision.kind() + " " + decision.outcome())
                .toList();
    }

    protected String status(UUID caseId) {
        return timeline.now(caseId).orElseThrow().status();
    }

    /** Keys of the notices about a case up to their second part: what was told, not to whom. */
    protected List<String> noticesOf(UUID caseId) {
        return database.sql("SELECT DISTINCT split_part(key, '/', 1) FROM notice WHERE case_id = ? ORDER BY 1")
                .param(caseId)
                .query(String.class)
                .list();
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }

    private UUID callActionOf(UUID application) {
        return applications.find(application).orElseThrow().callAction();
    }

    private void move(Account.Kind from, UUID fromOwner, Account.Kind to, UUID toOwner, Money amount) {
        transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(from, fromOwner),
                new Account(to, toOwner),
                Fund.EAFRD,
                amount,
                new BigDecimal("0.8"),
                toOwner,
                "demo",
                null,
                "demo")));
    }
}
