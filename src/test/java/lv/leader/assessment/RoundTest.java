package lv.leader.assessment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProcessTest;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Contact;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A round of a demo group that closes at the end of January 2024: one action with 20 000 euro, at least 10 points of 13
 * (ten of a specific criterion, three of one that knocks out), evaluators {@code ev1-CODE} to {@code ev4-CODE} and a board
 * of five.
 */
public abstract class RoundTest extends ProcessTest {

    protected static final Instant CLOSES = Instant.parse("2024-01-31T21:59:59Z");

    @Autowired
    protected Calls calls;

    @Autowired
    protected Applications applications;

    @Autowired
    protected Evaluators evaluators;

    @Autowired
    protected ScoreSheets sheets;

    @Autowired
    protected Assessments assessments;

    @Autowired
    protected Board board;

    @Autowired
    protected ConformityDecisions decisions;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected ProcessGate gate;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected TransactionTemplate transaction;

    protected String lag;
    protected UUID call;
    protected UUID callAction;
    protected UUID otherAction;

    /** Members of the board: one municipality, two businesses, two associations. */
    protected final List<UUID> boardMembers = new ArrayList<>();

    protected final Map<String, UUID> applicants = new HashMap<>();
    protected final Map<String, UUID> received = new HashMap<>();

    @BeforeEach
    void anOpenCall() {
        lag = aLocalActionGroup();
        for (int i = 1; i <= 4; i++) {
            String evaluator = evaluator(i);
            people.employ(evaluator, "Demo", "Evaluator " + i, PASSWORD, List.of("lag-evaluator"), List.of(lag));
            parties.register(
                    new Party(Ids.next(), Party.Kind.PERSON, "Demo evaluator " + i, null, evaluator, null, false));
        }
        List<String> groups = List.of("municipality", "business", "business", "association", "association");
        for (int i = 0; i < groups.size(); i++) {
            UUID member = anOrganisation("Demo member " + i, groups.get(i), i == 0);
            parties.relate(new Relation(
                    member,
                    parties.ofLocalActionGroup(lag).orElseThrow(),
                    Relation.Kind.BOARD,
                    LocalDate.of(2020, 1, 1),
                    null));
            boardMembers.add(member);
        }
        announce("none", 1);
    }

    private void announce(String reserve, int actions) {
        clock.moveTo(CLOSES.minus(Duration.ofDays(60)));
        UUID strategy = Ids.next();
        UUID version = Ids.next();
        database.sql("INSERT INTO strategy (id, lag, title, fund, period) VALUES (?, ?, 'Demo', 'EAFRD', '2023-2027')")
                .params(strategy, lag)
                .update();
        database.sql("INSERT INTO strategy_version (id, strategy, number) VALUES (?, ?, 1)")
                .params(version, strategy)
                .update();
        call = Calls.newId();
        List<Calls.CallAction> announced = new ArrayList<>();
        for (int i = 1; i <= actions; i++) {
            announced.add(new Calls.CallAction(Calls.newId(), anAction(version, i), Money.parse("EUR 20000")));
        }
        callAction = announced.get(0).id();
        otherAction = announced.get(announced.size() - 1).id();
        calls.draft(
                new Call(call, lag, version, 1, CLOSES.minus(Duration.ofDays(30)), CLOSES, BigDecimal.TEN, reserve),
                announced);
        calls.publish(call);
        announced.forEach(action -> transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(Account.Kind.SOURCE, action.action()),
                new Account(Account.Kind.CALL, action.id()),
                Fund.EAFRD,
                Money.parse("EUR 20000"),
                new BigDecimal("0.80"),
                call,
                "announce",
                null,
                "system"))));
        clock.moveTo(CLOSES.minus(Duration.ofDays(10)));
    }

    private UUID anAction(UUID version, int number) {
        UUID action = Ids.next();
        database.sql("INSERT INTO strategy_action (id, version, code, name, cap, intensity, allocation)"
                        + " VALUES (?, ?, '2.' || ?::text, 'Public places and paths', 30000, 90, 210000)")
                .params(action, version, number)
                .update();
        database.sql("INSERT INTO criterion (id, action, position, name, max_points, knockout, specific)"
                        + " VALUES (?, ?, 1, 'Many will use it', 10, false, true)")
                .params(Ids.next(), action)
                .update();
        database.sql("INSERT INTO criterion (id, action, position, name, max_points, knockout, specific)"
                        + " VALUES (?, ?, 2, 'It can be done', 3, true, false)")
                .params(Ids.next(), action)
                .update();
        return action;
    }

    /** Everything again with a call whose reserve is called up. */
    protected void aCallWithReserve() {
        announce("call-up", 1);
    }

    /** Everything again with a second action beside the first. */
    protected void aCallWithTwoActions(String reserve) {
        announce(reserve, 2);
    }

    protected String evaluator(int number) {
        return "ev" + number + "-" + lag;
    }

    protected UUID anOrganisation(String name, String interestGroup, boolean publicAuthority) {
        UUID id = Ids.next();
        parties.register(new Party(
                id,
                Party.Kind.ORGANISATION,
                name,
                "D" + Math.abs(id.getLeastSignificantBits()),
                null,
                interestGroup,
                publicAuthority));
        return id;
    }

    /** An application for the given support, under a short name. */
    protected UUID apply(String name, String support) {
        UUID applicant = anOrganisation("Demo applicant " + name, null, false);
        parties.reach(applicant, new Contact(applicant + "@example.org", null));
        applicants.put(name, applicant);
        UUID id = applications
                .submit(new Submission(
                        Ids.next().toString(),
                        call,
                        callAction,
                        applicant,
                        "public",
                        "Path " + name,
                        "0053000",
                        CostLine.single(
                                "construction",
                                "Demo: the whole project",
                                Money.parse("EUR 15000"),
                                Money.parse("EUR 12000")),
                        Money.parse("EUR " + support),
                        "{\"title\": \"Path " + name + "\", \"kind\": \"public\", \"municipality\": \"0053000\","
                                + " \"summary\": \"A path to the river\", \"totalCost\": 15000}"))
                .id();
        received.put(name, id);
        clock.moveTo(clock.instant().plusSeconds(60));
        return follow(id);
    }

    /** The call closes; it is the next noon. */
    protected void close() {
        clock.moveTo(CLOSES.plus(Duration.ofHours(14)));
        calls.close(call);
    }

    protected void allDeclareFree() {
        for (int i = 1; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
        }
    }

    protected List<String> drawn() {
        return evaluators.candidates(callAction).stream()
                .filter(Evaluators.Candidate::drawn)
                .map(Evaluators.Candidate::evaluator)
                .toList();
    }

    /** A sheet with points for the two criteria, each with a comment. */
    protected List<ScoreSheets.Score> sheet(UUID application, String first, String second) {
        List<Criterion> criteria = sheets.criteriaOf(application);
        return List.of(
                new ScoreSheets.Score(criteria.get(0).id(), new BigDecimal(first), "Demo: because."),
                new ScoreSheets.Score(criteria.get(1).id(), new BigDecimal(second), "Demo: because."));
    }

    /** The assessment of the action, without the call around it: its evaluators may declare. */
    protected void beginAssessment() {
        gate.start("action-assessment", callAction, lag, Map.of());
        follow(callAction);
        runJobs(callAction);
    }

    /** The evaluators from this one to the fourth say that they are free of interest. */
    protected void declareFree(int from) {
        for (int i = from; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
            complete(evaluator(i), callAction, "Task_DeclareConflict", Map.of());
        }
    }
}
