package lv.leader;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.Submission;
import lv.leader.call.Calls;
import lv.leader.claim.Claims;
import lv.leader.claim.PaymentRequest;
import lv.leader.database.Ids;
import lv.leader.engine.Inbox;
import lv.leader.eps.OpenCall;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Contact;
import lv.leader.party.Party;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import org.joda.money.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Projects taken by the people who do to the place where a test begins; only the group's assessment is cut short. */
public abstract class ProjectTest extends ProcessTest {

    protected static final String IBAN = "LV80BANK0000435195001";

    @Autowired
    protected Calls calls;

    @Autowired
    protected Applications applications;

    @Autowired
    protected Claims claims;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected Inbox inbox;

    @Autowired
    protected DecisionRegister register;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected TransactionTemplate transaction;

    /** An organisation that letters find by e-mail. */
    protected UUID aClient(String name) {
        UUID id = Ids.next();
        parties.register(
                new Party(id, Party.Kind.ORGANISATION, name, "D" + id.getLeastSignificantBits(), null, null, false));
        parties.reach(id, new Contact(id + "@example.org", null));
        return id;
    }

    /** Submitted in a call of a demo group that is open now: a public path for 10 000 euro, 9 000 asked for. */
    protected UUID anApplication(UUID applicant) {
        OpenCall call = OpenCall.of("AL12", database, calls, clock);
        UUID application = applications
                .submit(new Submission(
                        Ids.next().toString(),
                        call.call(),
                        call.action(),
                        applicant,
                        "public",
                        "A path to the river",
                        "0053000",
                        Money.parse("EUR 12000"),
                        Money.parse("EUR 10000"),
                        Money.parse("EUR 9000"),
                        "{\"title\": \"A path to the river\"}"))
                .id();
        follow(application);
        runJobs(application);
        return application;
    }

    /** The group found that it conforms and has money for it; now it is the paying agency's. */
    protected void handOver(UUID application) {
        var project = applications.project(application);
        transaction.executeWithoutResult(status -> {
            var decision = register.issue(new Draft(
                    "conformity",
                    application,
                    "conforms",
                    "demo-board",
                    null,
                    "demo-board",
                    java.time.LocalDate.now(clock),
                    "Demo",
                    "Demo: a good project.",
                    List.of(),
                    null));
            database.sql("INSERT INTO conformity (application, version, call, call_action, outcome, rank, decision)"
                            + " VALUES (?, 1, ?, ?, 'conforms', 1, ?)")
                    .params(application, project.terms().call(), project.terms().callAction(), decision.id())
                    .update();
            ledger.move(new Move(
                    new Account(Account.Kind.SOURCE, Ids.next()),
                    project.account(Account.Kind.RESERVED),
                    Fund.EAFRD,
                    project.application().requestedSupport(),
                    new BigDecimal("0.80"),
                    application,
                    "reserve",
                    null,
                    "demo-board"));
            inbox.post(application, "ConformityDecided", Map.of("conformity", "conforms", "reserve", false), null);
        });
        runJobs(application);
        complete("demo-officer", application, "Task_ReviewOpinion", Map.of("opinion", "lawful", "reasons", "Demo."));
    }

    protected void approve(UUID application) {
        decide(application, "approve");
    }

    protected void refuse(UUID application) {
        decide(application, "refuse");
    }

    private void decide(UUID application, String proposal) {
        complete(
                "demo-officer",
                application,
                "Task_CheckCosts",
                Map.of("costs", "eligible", "eligibleCost", 10000, "reasons", "Demo: reasonable."));
        complete(
                "demo-officer",
                application,
                "Task_PrepareDecision",
                Map.of("proposal", proposal, "reasons", "Demo: what the costs say."));
        complete(
                "demo-approver",
                application,
                "Task_ApproveDecision",
                Map.of("approval", "approve", "remarks", "Agreed."));
    }

    /** A project whose grant is approved, with its term running. */
    protected UUID anApprovedProject(UUID applicant) {
        UUID application = anApplication(applicant);
        handOver(application);
        approve(application);
        return application;
    }

    /** A payment request on its officer's desk. */
    protected UUID aClaim(UUID application, String kind, String cost) {
        UUID claim = claims.submit(
                        new PaymentRequest(
                                Ids.next().toString(),
                                application,
                                kind,
                                List.of(new PaymentRequest.Line(1, "Demo work", Money.parse("EUR " + cost))),
                                IBAN,
                                "{}"),
                        "demo-applicant")
                .id();
        follow(claim);
        runJobs(application);
        runJobs(claim);
        return claim;
    }
}
