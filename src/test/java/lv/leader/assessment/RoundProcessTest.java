package lv.leader.assessment;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import lv.leader.ProcessTest;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A closed round in the hands of the group, from the draw of evaluators to the hand-over. */
class RoundProcessTest extends ProcessTest {

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts strategyDrafts;

    @Autowired
    Calls calls;

    @Autowired
    CallDrafts drafts;

    @Autowired
    Applications applications;

    @Autowired
    Evaluators evaluators;

    @Autowired
    ScoreSheets sheets;

    @Autowired
    Assessments assessments;

    @Autowired
    Board board;

    @Autowired
    ConformityDecisions conformity;

    @Autowired
    DecisionRegister register;

    @Autowired
    Ledger ledger;

    @Autowired
    CaseTimeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private final List<UUID> submitted = new ArrayList<>();
    private String lag;
    private String manager;
    private String chair;
    private UUID call;
    private UUID action;

    /** 40 000 EUR for one action, 12 of 20 points needed, with a reserve list; open since the last day of February. */
    @BeforeEach
    void anOpenCall() {
        noonOf("2024-01-10");
        lag = aLocalActionGroup();
        manager = "manager-" + lag;
        chair = "board-" + lag;
        people.mailbox(chair, chair + "@example.org");
        for (int number = 1; number <= 3; number++) {
            anEvaluator(number);
        }
        UUID group = parties.ofLocalActionGroup(lag).orElseThrow();
        aBoardMember(group, "municipality", true);
        aBoardMember(group, "business", false);
        aBoardMember(group, "business", false);
        aBoardMember(group, "association", false);
        aBoardMember(group, "association", false);
        UUID strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        strategyDrafts.write(strategy, Drafts.sound());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        UUID version = strategies.approved(strategy).orElseThrow().id();
        call = follow(calls.start(lag, "EAFRD", "2023-2027"));
        drafts.write(
                call,
                new CallDraft(
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 3, 31),
                        new BigDecimal("12"),
                        "call-up",
                        List.of(new CallDraft.ActionDraft(
                                strategies.actions(version).get(0).id(), euro("40000"))),
                        List.of(),
                        null,
                        "Demo manager, demo@example.org",
                        "https://example.org/demo-strategy"));
        complete(manager, call, "Task_DraftCall", Map.of());
        complete("demo-officer", call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        action = calls.actions(call).get(0).id();
        moveTo(dateOf(call, "opensAt"), call);
        clock.moveTo(Instant.parse("2024-03-20T10:00:00Z"));
    }

    @Test
    void whoScoresHighestIsFundedAsFarAsTheMoneyGoesAndTheRoundIsHandedOver() {
        UUID best = anApplication();
        UUID second = anApplication();
        UUID third = anApplication();
        UUID weak = anApplication();
        UUID outside = anApplication("0029000");
        close();
        assertThat(timeline.now(best).orElseThrow().status()).isEqualTo("lag-assessment");
        declareAll();
        assertThat(evaluators.drawRepeats(action)).isTrue();
        assertEnded(outside, "assessment", "End_NotAccepted");
        assertThat(open(outside, "Task_ScoreApplication")).isEmpty();
        score(third, "7", "7");
        score(best, "9", "9");
        score(weak, "4", "4");
        score(second, "8", "8");
        assertEnded(best, "assessment", "End_Scored");
        assertEnded(action, "action-assessment", "End_ActionRanked");
        assertThat(assessments.resultOf(best).orElseThrow().mean()).isEqualByComparingTo("18");

        holdMeeting(5);
        assertThat(outcomes())
                .isEqualTo(Map.of(
                        best, "1 conforms",
                        second, "2 conforms",
                        third, "3 conforms-without-funding",
                        weak, "null does-not-conform",
                        outside, "null does-not-conform"));
        assertThat(reasonsOf(weak)).isEqualTo("Vidējais vērtējums 8 punkti nesasniedz minimumu – 12 punktus.");
        assertThat(reasonsOf(outside)).isEqualTo("Projekts neatrodas vietējās rīcības grupas teritorijā.");
        assertThat(reserved(best)).isEqualTo("18000.00");
        assertThat(reserved(third)).isEqualTo("0.00");
        assertThat(inCall()).isEqualTo("4000.00");
        // The paying agency sees nothing before the round is handed over.
        assertThat(openTasks(best)).isEmpty();

        complete(manager, call, "Task_HandOver", Map.of("complete", true));
        run();
        assertEnded(call, "call", "End_RoundHandedOver");
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("handed-over");
        for (UUID decided : List.of(best, second, weak, outside)) {
            assertThat(openTasks(decided)).containsExactly("Task_ReviewOpinion");
        }
        assertThat(openTasks(third)).isEmpty();
        assertThat(timeline.now(best).orElseThrow().status()).isEqualTo("lad-assessment");
    }

    @Test
    void aSheetIsSignedBeforeTheTaskIsDone() {
        UUID application = anApplication();
        close();
        assertThatThrownBy(() -> complete(evaluator(1), action, "Task_DeclareConflict", Map.of()))
                .hasMessageContaining("Declare whether you are free of interest");
        declareAll();
        assertThatThrownBy(() -> complete(evaluator(1), application, "Task_ScoreApplication", Map.of()))
                .hasMessageContaining("Sign your score sheet");
        assertThat(open(application, "Task_ScoreApplication")).hasSize(3);
    }

    @Test
    void scoresFarApartAreGivenOnceMoreAndOnlyTheNewOnesCount() {
        UUID application = anApplication();
        close();
        declareAll();
        score(application, 1, "Task_ScoreApplication", "8", "10");
        score(application, 2, "Task_ScoreApplication", "8", "0");
        score(application, 3, "Task_ScoreApplication", "8", "5");
        assertThat(open(application, "Task_ScoreAgain")).hasSize(3);
        assertThatThrownBy(() -> complete(evaluator(1), application, "Task_ScoreAgain", Map.of()))
                .hasMessageContaining("sign a second sheet");
        score(application, 1, "Task_ScoreAgain", "8", "6");
        score(application, 2, "Task_ScoreAgain", "8", "6");
        score(application, 3, "Task_ScoreAgain", "8", "6");
        assertEnded(application, "assessment", "End_Scored");
        assertThat(assessments.resultOf(application).orElseThrow().mean()).isEqualByComparingTo("14");
        assertThat(openTasks(call)).containsExactly("Task_HoldBoardMeeting");
    }

    @Test
    void whenTooFewAreFreeTheManagerNamesMoreAndTheyAreDrawn() {
        anApplication();
        close();
        declare(1, true);
        declare(2, true);
        declare(3, false);
        assertThat(openTasks(action)).containsExactly("Task_NameMoreEvaluators");
        anEvaluator(4);
        anEvaluator(5);
        assertThatThrownBy(() -> name(evaluator(3)))
                .hasMessageContaining(evaluator(3) + " is not an evaluator of the group who can still declare")
                .hasMessageContaining(evaluator(4) + ", " + evaluator(5));
        name(" " + evaluator(4) + "\n");
        assertThat(open(action, "Task_DeclareConflict"))
                .extracting(task -> task.getAssignee())
                .containsExactly(evaluator(4));
        assertThat(notices(action, "evaluator-named")).containsExactly(evaluator(4) + "@example.org");
        declare(4, true);
        run();
        assertThat(evaluators.candidates(action))
                .extracting(Evaluators.Candidate::evaluator)
                .containsExactly(evaluator(1), evaluator(2), evaluator(4));
        assertThat(open(submitted.get(0), "Task_ScoreApplication")).hasSize(3);
    }

    @Test
    void whenTheMonthIsOverTheManagerGivesMoreTimeAndTheBoardReadsWhy() {
        UUID application = anApplication();
        close();
        declareAll();
        Instant due = dateOf(action, "assessmentDue");
        assertThat(due).isEqualTo(Instant.parse("2024-04-30T20:59:59Z"));
        moveTo(due.minusSeconds(1), action);
        assertThat(notices(action, "assessment-late")).isEmpty();
        moveTo(due, action);
        assertThat(notices(action, "assessment-late"))
                .containsExactlyInAnyOrder(manager + "@example.org", chair + "@example.org");
        assertThatThrownBy(() -> decideOnDelay("extend", "2024-04-30", ""))
                .hasMessageContaining("30 April 2024, must be after today");
        decideOnDelay("extend", "2024-05-10", "");
        assertThat(bodies(action, "assessment-extended"))
                .containsExactly(
                        chair
                                + "@example.org: The manager gave the evaluators of action 2.1 time until 10 May 2024. Reasons: Demo: ill.");
        assertThat(openTasks(action)).isEmpty();
        // The added time passes, too: both are told again.
        moveTo(Instant.parse("2024-05-10T20:59:59Z"), action);
        assertThat(notices(action, "assessment-late")).hasSize(4);
        assertThat(openTasks(action)).containsExactly("Task_DecideOnDelay");
        score(application, "8", "8");
        // When all is scored the question how it goes on goes away with it.
        assertEnded(action, "action-assessment", "End_ActionRanked");
        assertThat(openTasks(action)).isEmpty();
        assertThat(openTasks(call)).containsExactly("Task_HoldBoardMeeting");
    }

    @Test
    void whoStaysSilentWhenTheMonthIsOverIsReplacedAndTheSheetsOfTheOthersStand() {
        UUID one = anApplication();
        UUID two = anApplication();
        anEvaluator(4);
        close();
        for (int number = 1; number <= 4; number++) {
            declare(number, true);
        }
        run();
        List<String> drawn = evaluators.panel(action);
        String spare = IntStream.rangeClosed(1, 4)
                .mapToObj(this::evaluator)
                .filter(name -> !drawn.contains(name))
                .findFirst()
                .orElseThrow();
        String silent = drawn.get(2);
        for (String busy : drawn.subList(0, 2)) {
            score(one, busy, "Task_ScoreApplication", "8", "8");
            score(two, busy, "Task_ScoreApplication", "8", "8");
        }
        score(one, silent, "Task_ScoreApplication", "6", "6");
        assertThat(assessments.resultOf(one).orElseThrow().points()).isEqualByComparingTo("44");
        moveTo(dateOf(action, "assessmentDue"), action);
        assertThatThrownBy(() -> decideOnDelay("replace", "2024-05-10", drawn.get(0)))
                .hasMessageContaining("name evaluators whose sheets are missing, one user name per line: " + silent);
        assertThatThrownBy(() -> decideOnDelay("replace", "2024-05-10", " ")).hasMessageContaining(silent);
        decideOnDelay("replace", "2024-05-10", silent);
        run();
        assertThat(notices(action, "assessment-replaced")).containsExactly(chair + "@example.org");
        assertThat(evaluators.panel(action)).contains(spare).doesNotContain(silent);
        assertThat(notices(action, "evaluator-drawn")).containsExactly(spare + "@example.org");
        for (UUID application : List.of(one, two)) {
            assertThat(open(application, "Task_ScoreApplication"))
                    .extracting(task -> task.getAssignee())
                    .containsExactly(spare);
            score(application, spare, "Task_ScoreApplication", "9", "9");
        }
        assertThat(assessments.resultOf(one).orElseThrow().points()).isEqualByComparingTo("50");
        assertThat(assessments.resultOf(two).orElseThrow().points()).isEqualByComparingTo("50");
        assertEnded(action, "action-assessment", "End_ActionRanked");
        assertThat(openTasks(call)).containsExactly("Task_HoldBoardMeeting");
    }

    @Test
    void whoDoesNotDeclareInTimeIsLeftOutOfTheDraw() {
        UUID application = anApplication();
        anEvaluator(4);
        close();
        for (int number = 1; number <= 3; number++) {
            declare(number, true);
        }
        // Five working days from Monday, 1 April, a holiday.
        moveTo(Instant.parse("2024-04-08T20:59:58Z"), action);
        assertThat(openTasks(action)).containsExactly("Task_DeclareConflict");
        moveTo(Instant.parse("2024-04-08T20:59:59Z"), action);
        run();
        assertThat(openTasks(action)).isEmpty();
        assertThat(evaluators.panel(action)).containsExactly(evaluator(1), evaluator(2), evaluator(3));
        assertThat(open(application, "Task_ScoreApplication")).hasSize(3);
    }

    @Test
    void whatIsTakenBackWhileItIsScoredLeavesTheRanking() {
        UUID stays = anApplication();
        UUID goes = anApplication();
        close();
        declareAll();
        score(goes, 1, "Task_ScoreApplication", "9", "9");
        applications.withdraw(goes, "demo-applicant", "Demo: taken back");
        run();
        assertEnded(goes, "assessment", "End_Withdrawn");
        assertEnded(goes, "project", "End_ApplicationWithdrawn");
        assertThat(openTasks(goes)).isEmpty();
        score(stays, "7", "7");
        holdMeeting(5);
        assertThat(outcomes()).isEqualTo(Map.of(stays, "1 conforms"));
        assertThat(register.of(goes)).isEmpty();
    }

    @Test
    void aMeetingWithoutQuorumIsRefusedWithTheNumbersAndAnotherOneDecides() {
        UUID application = anApplication();
        close();
        declareAll();
        score(application, "8", "8");
        assertThatThrownBy(() -> holdMeeting(2)).hasMessageContaining("2 of 5 seats were filled");
        assertThat(outcomes()).isEmpty();
        holdMeeting(5);
        assertThat(outcomes()).isEqualTo(Map.of(application, "1 conforms"));
    }

    @Test
    void theManagerIsRemindedOnceOfTheHandOver() {
        UUID application = anApplication();
        close();
        declareAll();
        score(application, "8", "8");
        noonOf("2024-04-22");
        holdMeeting(5);
        assertThat(dateOf(call, "handOverDue")).isEqualTo(Instant.parse("2024-04-29T20:59:59Z"));
        moveTo(dateOf(call, "remindHandOver"), call);
        assertThat(hasPassed(call, "End_HandOverReminded")).isTrue();
        assertThat(notices(call, "call/hand-over")).containsExactly(manager + "@example.org");
        assertThat(openTasks(call)).containsExactly("Task_HandOver");
        complete(manager, call, "Task_HandOver", Map.of("complete", true));
        assertEnded(call, "call", "End_RoundHandedOver");
    }

    private UUID anApplication() {
        return anApplication("0053000");
    }

    /** 20 000 EUR of cost, 18 000 EUR asked for. */
    private UUID anApplication(String municipality) {
        UUID applicant = Ids.next();
        parties.register(new Party(
                applicant, Party.Kind.ORGANISATION, "Demo applicant", applicant.toString(), null, null, false));
        UUID application = follow(applications
                .submit(new Submission(
                        "key-" + applicant,
                        call,
                        action,
                        applicant,
                        "public",
                        "A place for the village",
                        municipality,
                        CostLine.single("construction", "Demo: the whole project", euro("20000"), euro("20000")),
                        euro("18000"),
                        "{}"))
                .id());
        submitted.add(application);
        return application;
    }

    private void anEvaluator(int number) {
        people.employ(evaluator(number), "Demo", "Evaluator", PASSWORD, List.of("lag-evaluator"), List.of(lag));
        people.mailbox(evaluator(number), evaluator(number) + "@example.org");
    }

    private String evaluator(int number) {
        return "evaluator-" + number + "-" + lag;
    }

    private void aBoardMember(UUID group, String interestGroup, boolean publicAuthority) {
        UUID member = Ids.next();
        parties.register(new Party(
                member,
                Party.Kind.ORGANISATION,
                "Demo " + interestGroup,
                member.toString(),
                null,
                interestGroup,
                publicAuthority));
        parties.relate(new Relation(member, group, Relation.Kind.BOARD, LocalDate.of(2023, 1, 1), null));
    }

    private void close() {
        moveTo(dateOf(call, "closesAt"), call);
        run();
    }

    /** What is due in the round, its action and its applications. */
    private void run() {
        for (int i = 0; i < 2; i++) {
            runJobs(call);
            runJobs(action);
            submitted.forEach(this::runJobs);
            runJobs(action);
            runJobs(call);
        }
    }

    private void declareAll() {
        for (int number = 1; number <= 3; number++) {
            declare(number, true);
        }
        run();
        assertThat(evaluators.candidates(action)).hasSize(3);
    }

    private void declare(int number, boolean free) {
        evaluators.declare(action, evaluator(number), free, free ? "" : "The applicant is my sister.");
        complete(evaluator(number), action, "Task_DeclareConflict", Map.of());
    }

    private void name(String names) {
        complete(manager, action, "Task_NameMoreEvaluators", Map.of("evaluators", names));
    }

    /** All three give the same. */
    private void score(UUID application, String first, String second) {
        for (int number = 1; number <= 3; number++) {
            score(application, number, "Task_ScoreApplication", first, second);
        }
        run();
    }

    private void decideOnDelay(String outcome, String newEnd, String names) {
        complete(
                manager,
                action,
                "Task_DecideOnDelay",
                Map.of("outcome", outcome, "newEnd", newEnd, "evaluators", names, "reasons", "Demo: ill."));
    }

    private void score(UUID application, int evaluator, String task, String... points) {
        score(application, evaluator(evaluator), task, points);
    }

    private void score(UUID application, String evaluator, String task, String... points) {
        List<Criterion> criteria = sheets.criteriaOf(application);
        sheets.sign(
                application,
                evaluator,
                IntStream.range(0, points.length)
                        .mapToObj(i -> new ScoreSheets.Score(
                                criteria.get(i).id(), new BigDecimal(points[i]), "As the application shows."))
                        .toList());
        complete(evaluator, application, task, Map.of());
        run();
    }

    private void holdMeeting(int present) {
        var meeting = new BoardMeeting(
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                "Demo: we talked about it.",
                board.members(call).stream()
                        .map(Board.Member::id)
                        .limit(present)
                        .toList(),
                List.of());
        board.record(call, board.inFavour(call, meeting), chair);
        complete(chair, call, "Task_HoldBoardMeeting", Map.of());
        run();
    }

    /** Application to rank and outcome. */
    private Map<UUID, String> outcomes() {
        Map<UUID, String> outcomes = new LinkedHashMap<>();
        conformity
                .ofCall(call)
                .forEach(decided -> outcomes.put(decided.application(), decided.rank() + " " + decided.outcome()));
        return outcomes;
    }

    private String reasonsOf(UUID application) {
        return register.of(application).stream()
                .map(Decision::reasons)
                .findFirst()
                .orElseThrow();
    }

    private String reserved(UUID application) {
        return balance(Account.Kind.RESERVED, application);
    }

    private String inCall() {
        return balance(Account.Kind.CALL, action);
    }

    private String balance(Account.Kind kind, UUID owner) {
        return ledger.balance(new Account(kind, owner)).getAmount().toPlainString();
    }

    private List<String> bodies(UUID caseId, String key) {
        return database.sql("SELECT recipient || ': ' || body FROM notice WHERE case_id = ? AND key LIKE ?")
                .params(caseId, key + "%")
                .query(String.class)
                .list();
    }

    private List<String> notices(UUID caseId, String key) {
        return database.sql("SELECT recipient FROM notice WHERE case_id = ? AND key LIKE ? ORDER BY recipient")
                .params(caseId, key + "%")
                .query(String.class)
                .list();
    }
}
