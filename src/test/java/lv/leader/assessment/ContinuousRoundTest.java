package lv.leader.assessment;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import lv.leader.Guards;
import lv.leader.ProcessTest;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.ProjectApplication;
import lv.leader.application.Submission;
import lv.leader.browser.Accessible;
import lv.leader.browser.Screens;
import lv.leader.call.Call;
import lv.leader.call.CallChanges;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDraft.ActionDraft;
import lv.leader.call.CallDraft.BatchDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.call.ChangeDraft;
import lv.leader.database.Ids;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.RefusedException;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A continuous round: open from the last day of February to the end of July 2024, closing in batches on 31 March, 31 May
 * and 31 July, with 40 000 EUR for all of them together, and 10 000 EUR of an action in which nobody applies.
 */
class ContinuousRoundTest extends ProcessTest {

    private static final Instant FIRST_CLOSES = Instant.parse("2024-03-31T20:59:59Z");
    private static final Instant SECOND_CLOSES = Instant.parse("2024-05-31T20:59:59Z");
    private static final Instant LAST_CLOSES = Instant.parse("2024-07-31T20:59:59Z");

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts strategyDrafts;

    @Autowired
    Calls calls;

    @Autowired
    CallDrafts drafts;

    @Autowired
    CallChanges changes;

    @Autowired
    Applications applications;

    @Autowired
    Evaluators evaluators;

    @Autowired
    ScoreSheets sheets;

    @Autowired
    Board board;

    @Autowired
    ConformityDecisions conformity;

    @Autowired
    Ledger ledger;

    @Autowired
    CaseTimeline timeline;

    @Autowired
    Guards guards;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectMapper json;

    private String lag;
    private StrategyAction action;
    private StrategyAction idle;
    private UUID call;
    private List<Call> batches;

    @BeforeEach
    void aPublishedContinuousRound() {
        noonOf("2024-01-10");
        lag = aLocalActionGroup();
        for (int number = 1; number <= 3; number++) {
            people.employ(evaluator(number), "Demo", "Evaluator", PASSWORD, List.of("lag-evaluator"), List.of(lag));
        }
        UUID group = parties.ofLocalActionGroup(lag).orElseThrow();
        aBoardMember(group, "municipality", true);
        List.of("business", "business", "association", "association").forEach(kind -> aBoardMember(group, kind, false));
        UUID strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        strategyDrafts.write(strategy, continuousActions());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        List<StrategyAction> actions =
                strategies.actions(strategies.approved(strategy).orElseThrow().id());
        action = actions.get(0);
        idle = actions.get(1);
        call = follow(calls.start(lag, "EAFRD", "2023-2027"));
        drafts.write(call, inBatches("2024-03-31", "2024-05-31"));
        complete("manager-" + lag, call, "Task_DraftCall", Map.of());
        complete("demo-officer", call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        batches = calls.batches(call);
        batches.forEach(batch -> follow(batch.id()));
        batches.forEach(batch -> runJobs(batch.id()));
    }

    @Test
    void eachBatchIsACaseOfItsOwnUnderOneAnnouncement() {
        assertThat(batches).extracting(Call::batch).containsExactly(1, 2, 3);
        assertThat(batches).extracting(Call::number).containsOnly(1);
        assertThat(batches).extracting(Call::closesAt).containsExactly(FIRST_CLOSES, SECOND_CLOSES, LAST_CLOSES);
        assertThat(batches).extracting(Call::announced).containsOnly(call);
        batches.forEach(batch ->
                assertThat(timeline.now(batch.id()).orElseThrow().status()).isEqualTo("published"));
        assertThat(calls.announced())
                .filteredOn(announced -> announced.lag().equals(lag))
                .singleElement()
                .satisfies(announced -> assertThat(announced.id()).isEqualTo(call));
        assertThat(database.sql("SELECT count(DISTINCT hash) FROM rule_pin WHERE table_key = 'programme'"
                                + " AND subject IN (SELECT id FROM call_round WHERE number = 1 AND lag = ?)")
                        .param(lag)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theStampSaysWhichBatchTakesAnApplicationWhateverItsDraftWasBegunFor() {
        clock.moveTo(batches.get(0).opensAt().minusNanos(1000));
        assertThatThrownBy(this::submit).hasMessageContaining("application.not-open");
        clock.moveTo(batches.get(0).opensAt());
        assertThat(submit().call()).isEqualTo(batch(1));
        clock.moveTo(FIRST_CLOSES);
        assertThat(submit().call()).isEqualTo(batch(1));
        clock.moveTo(FIRST_CLOSES.plusNanos(1000));
        ProjectApplication late = submit();
        assertThat(late.call()).isEqualTo(batch(2));
        assertThat(late.callAction()).isEqualTo(actionOf(2));
        clock.moveTo(SECOND_CLOSES);
        assertThat(submit().call()).isEqualTo(batch(2));
        clock.moveTo(LAST_CLOSES);
        assertThat(submit().call()).isEqualTo(batch(3));
        clock.moveTo(LAST_CLOSES.plusNanos(1000));
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("application.too-late"));
    }

    /** Its sender writes to the first batch's action, the second batch takes it: the one lock of the round holds both. */
    @Test
    void theClosingOfABatchWaitsForWhoWasStampedInTimeThroughAnotherBatch() {
        clock.moveTo(SECOND_CLOSES);
        guards.uncommitted(this::submit, () -> {
            clock.moveTo(SECOND_CLOSES.plusSeconds(1));
            var closing = CompletableFuture.runAsync(
                    () -> assertThat(calls.close(batch(2))).isTrue());
            assertThat(guards.somebodyWaits()).isTrue();
            return closing;
        });
        assertThat(applications.inRound(actionOf(2))).hasSize(1);
    }

    /** The proof that the test above would notice: with a lock per batch the closing overtakes who was in time. */
    @Test
    void withALockPerBatchTheClosingOvertakesWhoWasInTime() {
        clock.moveTo(SECOND_CLOSES);
        guards.without(
                "call_lock_key(uuid)",
                "coalesce((SELECT first_batch FROM call_round WHERE id = p_call), p_call)",
                "p_call",
                () -> guards.uncommitted(this::submit, () -> {
                    clock.moveTo(SECOND_CLOSES.plusSeconds(1));
                    assertThat(calls.close(batch(2))).isTrue();
                    assertThat(applications.inRound(actionOf(2))).isEmpty();
                    return CompletableFuture.completedFuture(null);
                }));
        assertThat(applications.inRound(actionOf(2)))
                .as("comes after the list was made")
                .hasSize(1);
    }

    @Test
    void aBatchIsDecidedWithWhatTheOnesBeforeItLeftWhileTheNextIsOpen() {
        clock.moveTo(FIRST_CLOSES);
        UUID first = submit().id();
        close(1);
        moveTo(batches.get(1).opensAt(), batch(2));
        UUID second = submit().id();
        UUID third = submit().id();
        assertThat(timeline.now(batch(2)).orElseThrow().status()).isEqualTo("open");
        assess(1, Map.of(first, "8"));
        close(2);
        assess(2, Map.of(second, "9", third, "7"));

        // The later batch's board has to wait for what the earlier one leaves.
        assertThatThrownBy(() -> meet(2)).hasMessageContaining("Batch 1 of this round is not handed over yet");
        meet(1);
        assertThat(outcomes(1)).containsExactlyInAnyOrderEntriesOf(Map.of(first, "conforms"));
        assertThatThrownBy(() -> meet(2)).hasMessageContaining("Batch 1 of this round is not handed over yet");
        handOver(1);
        assertThat(left(1)).isEqualTo("0.00");
        assertThat(left(2)).isEqualTo("22000.00");
        // The action without applications passes its money on as well.
        assertThat(ofIdle(1)).isEqualTo("0.00");
        assertThat(ofIdle(2)).isEqualTo("10000.00");

        meet(2);
        assertThat(outcomes(2))
                .containsExactlyInAnyOrderEntriesOf(Map.of(second, "conforms", third, "conforms-without-funding"));
        handOver(2);
        assertThat(left(3)).isEqualTo("4000.00");
        assertThat(inAction()).isEqualTo("590000.00");

        // Nobody applies in the last batch: what is left goes back to the strategy.
        moveTo(dateOf(batch(3), "closesAt"), batch(3));
        assertEnded(batch(3), "call", "End_ClosedWithoutApplications");
        assertThat(left(3)).isEqualTo("0.00");
        assertThat(inAction()).isEqualTo("594000.00");
        assertThat(balance(Account.Kind.ACTION, idle.id())).isEqualTo("200000.00");
    }

    @Test
    void thePageSaysWhichBatchTakesApplicationsNow() {
        clock.moveTo(batches.get(1).opensAt());
        Page page = screens.phone();
        page.navigate(screens.address("/eps/calls/" + call + "?lang=lv"));
        Accessible.check(page);
        screens.keep(page, "portal-phone-lv-announcement-batches");
        assertThat(page.innerText("main"))
                .contains("Tagad pieņem 2. daļā, līdz 31.05.2024., 23:59:59", "31.03.2024., 23:59:59", "Daļas beidzas");
        page.navigate(screens.address("/eps?lang=en"));
        assertThat(page.innerText("main")).contains("Taken now: batch 2, until 31 May 2024, 23:59:59");
    }

    @Test
    void anEmptyBatchLeavesEverythingToTheNext() {
        moveTo(dateOf(batch(1), "opensAt"), batch(1));
        moveTo(dateOf(batch(1), "closesAt"), batch(1));
        assertEnded(batch(1), "call", "End_ClosedWithoutApplications");
        assertThat(left(1)).isEqualTo("0.00");
        assertThat(left(2)).isEqualTo("40000.00");
        assertThat(inAction()).isEqualTo("590000.00");
    }

    @Test
    void moneyThatComesBackLaterGoesToTheBatchThatIsNotDecidedYet() {
        clock.moveTo(FIRST_CLOSES);
        UUID first = submit().id();
        close(1);
        assess(1, Map.of(first, "8"));
        meet(1);
        handOver(1);
        // The second batch has nobody and passes its money on.
        close(2);
        assertThat(left(3)).isEqualTo("22000.00");
        applications.withdraw(first, "demo-applicant", "plans changed");
        runJobs(first);
        assertThat(left(2)).isEqualTo("0.00");
        assertThat(left(3)).isEqualTo("40000.00");
        assertThat(inAction()).isEqualTo("590000.00");
    }

    @Test
    void whatIsDecidedStaysWhenTheRestOfTheRoundIsCancelled() {
        clock.moveTo(FIRST_CLOSES);
        UUID first = submit().id();
        close(1);
        assess(1, Map.of(first, "8"));
        meet(1);
        handOver(1);
        moveTo(batches.get(1).opensAt(), batch(2));
        UUID second = submit().id();
        cancelTheRound();
        for (int number = 2; number <= 3; number++) {
            assertEnded(batch(number), "call", "End_CallCancelled");
            assertThat(left(number)).isEqualTo("0.00");
        }
        runJobs(first);
        runJobs(second);
        assertEnded(second, "project", "End_EndedWithCall");
        assertThat(endsOf(first, "project")).isEmpty();
        assertThat(conformity.conformityOf(first).orElseThrow().outcome()).isEqualTo("conforms");
        assertThat(inAction()).isEqualTo("612000.00");

        // What comes back later finds no batch any more and goes to the strategy.
        applications.withdraw(first, "demo-applicant", "plans changed");
        runJobs(first);
        assertThat(inAction()).isEqualTo("630000.00");
    }

    @Test
    void nothingIsDecidedInACancelledBatch() {
        clock.moveTo(FIRST_CLOSES);
        ProjectApplication application = submit();
        close(1);
        cancelTheRound();
        assertEnded(batch(1), "call", "End_CallCancelled");
        assertThatThrownBy(() -> decide(application)).hasMessageContaining("the call was cancelled");
        guards.without(
                "conformity_refuse_in_cancelled_call()", "cancelled_at IS NULL", "true", () -> decide(application));
        assertThat(conformity.conformityOf(application.id())).isPresent();
    }

    private void cancelTheRound() {
        UUID change = Ids.next();
        transaction.executeWithoutResult(status -> {
            changes.begin(change, lag, "EAFRD", "2023-2027", 1, "manager-" + lag);
            changes.write(
                    change,
                    new ChangeDraft("cancel", null, null, null, null, "Demo: the action's rules were repealed."));
            assertThat(changes.publish(change)).isTrue();
        });
        batches.forEach(batch -> runJobs(batch.id()));
    }

    /** As a decision that was under way while the call was cancelled would be written. */
    private void decide(ProjectApplication application) {
        database.sql("INSERT INTO conformity (application, version, call, call_action, outcome, decision)"
                        + " VALUES (?, 1, ?, ?, 'conforms', (SELECT id FROM decision WHERE case_id = ? LIMIT 1))")
                .params(application.id(), application.call(), application.callAction(), application.id())
                .update();
    }

    @Test
    void itsDaysAndActionsMustFitWhatTheStrategyPlans() {
        UUID another = follow(calls.start(lag, "EAFRD", "2023-2027"));
        drafts.write(another, inBatches());
        assertThat(drafts.missing(another)).extracting(Refusal::code).containsOnly("call.action-continuous");
        drafts.write(another, inBatches("2024-05-31", "2024-05-31"));
        assertThat(drafts.missing(another)).extracting(Refusal::code).containsExactly("call.batch-out-of-order");
        drafts.write(another, inBatches("2024-02-28"));
        assertThat(drafts.missing(another)).extracting(Refusal::code).containsExactly("call.batch-out-of-order");
        drafts.write(another, inBatches("2024-07-31"));
        assertThat(drafts.missing(another)).extracting(Refusal::code).containsExactly("call.batch-out-of-order");
        drafts.write(another, inBatches((String) null));
        assertThat(drafts.missing(another)).extracting(Refusal::code).containsExactly("call.batch-incomplete");
    }

    private CallDraft inBatches(String... ends) {
        return new CallDraft(
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 7, 31),
                new BigDecimal("12"),
                "none",
                List.of(new ActionDraft(action.id(), euro("40000")), new ActionDraft(idle.id(), euro("10000"))),
                Arrays.stream(ends)
                        .map(day -> new BatchDraft(day == null ? null : LocalDate.parse(day)))
                        .toList(),
                null,
                "Demo manager, demo@example.org",
                "https://example.org/demo-strategy");
    }

    /** The sound strategy with both actions planned as continuous rounds. */
    private StrategyDraft continuousActions() {
        ObjectNode written = json.valueToTree(Drafts.sound());
        written.get("actions").forEach(one -> ((ObjectNode) one).put("roundKind", "continuous"));
        return json.convertValue(written, StrategyDraft.class);
    }

    private UUID batch(int number) {
        return batches.get(number - 1).id();
    }

    private UUID actionOf(int batch) {
        return calls.actions(batch(batch)).get(0).id();
    }

    /** 18 000 EUR, always addressed to the first batch. */
    private ProjectApplication submit() {
        UUID applicant = Ids.next();
        parties.register(new Party(
                applicant, Party.Kind.ORGANISATION, "Demo applicant", applicant.toString(), null, null, false));
        ProjectApplication taken = applications.submit(new Submission(
                "key-" + applicant,
                batch(1),
                actionOf(1),
                applicant,
                "public",
                "A place for the village",
                "0053000",
                CostLine.single("construction", "Demo: the whole project", euro("20000"), euro("20000")),
                euro("18000"),
                "{}"));
        follow(taken.id());
        return taken;
    }

    private void close(int batch) {
        moveTo(dateOf(batch(batch), "closesAt"), batch(batch));
        batches.forEach(one -> runJobs(one.id()));
        runJobs(actionOf(batch));
    }

    /** All three evaluators give the same points for both criteria. */
    private void assess(int batch, Map<UUID, String> points) {
        for (int number = 1; number <= 3; number++) {
            evaluators.declare(actionOf(batch), evaluator(number), true, "");
            complete(evaluator(number), actionOf(batch), "Task_DeclareConflict", Map.of());
        }
        runJobs(actionOf(batch));
        points.forEach((application, given) -> {
            runJobs(application);
            List<Criterion> criteria = sheets.criteriaOf(application);
            for (int number = 1; number <= 3; number++) {
                sheets.sign(
                        application,
                        evaluator(number),
                        IntStream.range(0, criteria.size())
                                .mapToObj(i -> new ScoreSheets.Score(
                                        criteria.get(i).id(), new BigDecimal(given), "As the application shows."))
                                .toList());
                complete(evaluator(number), application, "Task_ScoreApplication", Map.of());
            }
        });
        runJobs(actionOf(batch));
        points.keySet().forEach(this::runJobs);
        runJobs(actionOf(batch));
        runJobs(batch(batch));
    }

    private void meet(int batch) {
        var meeting = new BoardMeeting(
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                "Demo: we talked about it.",
                board.members(batch(batch)).stream().map(Board.Member::id).toList(),
                List.of());
        board.record(batch(batch), board.inFavour(batch(batch), meeting), "board-" + lag);
        complete("board-" + lag, batch(batch), "Task_HoldBoardMeeting", Map.of());
    }

    private void handOver(int batch) {
        complete("manager-" + lag, batch(batch), "Task_HandOver", Map.of("complete", true));
        assertEnded(batch(batch), "call", "End_RoundHandedOver");
    }

    private Map<UUID, String> outcomes(int batch) {
        Map<UUID, String> outcomes = new HashMap<>();
        conformity.ofCall(batch(batch)).forEach(decided -> outcomes.put(decided.application(), decided.outcome()));
        return outcomes;
    }

    private String left(int batch) {
        return balance(Account.Kind.CALL, actionOf(batch));
    }

    private String ofIdle(int batch) {
        return balance(Account.Kind.CALL, calls.actions(batch(batch)).get(1).id());
    }

    private String inAction() {
        return balance(Account.Kind.ACTION, action.id());
    }

    private String balance(Account.Kind kind, UUID owner) {
        return ledger.balance(new Account(kind, owner)).getAmount().toPlainString();
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
}
