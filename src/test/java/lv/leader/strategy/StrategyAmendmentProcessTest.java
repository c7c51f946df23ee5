package lv.leader.strategy;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import lv.leader.refusal.Refusal;
import org.camunda.bpm.engine.FormService;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An approved strategy changes by new versions through the same committee, on every way that the diagram draws. */
class StrategyAmendmentProcessTest extends CommitteeTest {

    @Autowired
    StrategyAmendments amendments;

    @Autowired
    Calls calls;

    @Autowired
    CallDrafts callDrafts;

    @Autowired
    FormService forms;

    @Autowired
    CaseTimeline timeline;

    @BeforeEach
    void anApprovedStrategy() {
        approved();
        noonOf("2024-02-01");
    }

    @Test
    void anApprovedAmendmentIsTheVersionInForceAndMovesOnlyWhatChanges() {
        UUID first = strategies.approved(strategy).orElseThrow().id();
        begin("More young people than we thought.");
        assertThat(drafts.draft(strategy)).isEqualTo(Drafts.sound());
        assertThat(strategies.approved(strategy).orElseThrow().id()).isEqualTo(first);
        assertThat(timeline.now(strategy).orElseThrow().status()).isEqualTo("strategy-amendment");

        write(amended("580000", "250000"));
        handInAmendment();
        assertThat(left())
                .as("out of the reach of calls while the committee decides")
                .containsExactly(euro("580000"), euro("200000"));
        select("approve", "80");

        assertEnded(strategy, "strategy-amendment", "End_AmendmentInForce");
        StrategyVersion second = strategies.approved(strategy).orElseThrow();
        assertThat(second.number()).isEqualTo(2);
        assertThat(left()).containsExactly(euro("580000"), euro("250000"));
        assertThat(balance(Account.Kind.ACTION, second.id())).isEqualTo(euro("0"));
        assertThat(balance(Account.Kind.RESERVE, strategy))
                .as("the reserve stays")
                .isEqualTo(euro("250000"));
        assertThat(strategies.actions(first))
                .as("the old version stays as it was")
                .extracting(StrategyAction::allocation)
                .containsExactly(euro("630000"), euro("200000"));
        assertThat(register.of(strategy))
                .extracting(decision -> decision.outcome())
                .containsExactly("approved", "approved");
        assertThat(timeline.now(strategy).orElseThrow().status()).isEqualTo("in-force");
        assertThat(ledger.unsound()).isEmpty();
    }

    @Test
    void runningCostsThatChangeComeFromTheProgrammeOrGoBackToIt() {
        begin("The office costs less.");
        write(Drafts.of(euro("1000000"), euro("150000"), euro("650000")));
        handInAmendment();
        select("approve", "80");
        assertThat(left()).containsExactly(euro("650000"), euro("200000"));
        begin("It costs more again.");
        write(Drafts.of(euro("1000000"), euro("160000"), euro("640000")));
        handInAmendment();
        select("approve", "80");
        assertThat(left()).containsExactly(euro("640000"), euro("200000"));
        assertThat(strategies.approved(strategy).orElseThrow().number()).isEqualTo(3);
        assertThat(balance(Account.Kind.SOURCE, strategy)).isEqualTo(euro("-1090000"));
        assertThat(ledger.unsound()).isEmpty();
    }

    @Test
    void moneyThatCallsUseCannotBeTakenAndTheNumbersSayHowMuchIsLeft() {
        publish("600000");
        begin("Less for the first action.");
        write(amended("580000", "250000"));
        assertThat(drafts.missing(strategy)).anySatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo("strategy.amendment-money-used");
            assertThat(refusal.facts().toString())
                    .contains("code=2.1", "less=50000.00", "left=30000.00", "least=600000.00");
        });
        complete(manager, strategy, "Task_PrepareAmendment", Map.of());
        approveAmendment("hand-in");
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareAmendment");
        assertThat(codes(drafts.reasons(strategy))).containsExactly("strategy.amendment-money-used");
        assertThat(left()).containsExactly(euro("30000"), euro("200000"));
        write(amended("600000", "230000"));
        handInAmendment();
        select("approve", "80");
        assertThat(left()).containsExactly(euro("0"), euro("230000"));
    }

    @Test
    void anAmendmentDoesNotMakeMoney() {
        begin("We would like more.");
        write(Drafts.of(euro("1100000"), euro("170000"), euro("730000")));
        assertThat(codes(drafts.missing(strategy))).contains("strategy.amendment-more-money");
    }

    @Test
    void aCallInProgressKeepsItsVersionAndWhatItGivesBackBelongsToTheVersionInForce() {
        StrategyVersion first = strategies.approved(strategy).orElseThrow();
        UUID call = publish("100000");
        begin("Other criteria.");
        StrategyDraft sound = Drafts.sound();
        write(withActions(
                sound, List.of(renamed(sound.actions().get(0)), sound.actions().get(1))));
        handInAmendment();
        select("approve", "80");
        StrategyVersion second = strategies.approved(strategy).orElseThrow();
        assertThat(calls.find(call).orElseThrow().strategyVersion()).isEqualTo(first.id());
        UUID pinned = calls.actions(call).get(0).action();
        assertThat(strategies.criteria(pinned)).extracting(Criterion::name).contains("Fits the strategy");
        assertThat(strategies.criteria(strategies.actions(second.id()).get(0).id()))
                .extracting(Criterion::name)
                .contains("Fits the new strategy");

        assertThat(left()).containsExactly(euro("530000"), euro("200000"));
        nobodyAppliesIn(call);
        assertThat(left()).containsExactly(euro("630000"), euro("200000"));
    }

    @Test
    void anAmendmentGivenBackIsImprovedAndWhatWasSetApartGoesBackMeanwhile() {
        begin("More for the second action.");
        write(amended("580000", "250000"));
        handInAmendment();
        select("improve", "50");
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareAmendment");
        assertThat(left()).containsExactly(euro("630000"), euro("200000"));
        assertThat(drafts.reasons(strategy))
                .containsExactly(Refusal.of("committee.improve", "reasons", "More for young people."));
        assertThat(drafts.draft(strategy).actions().get(0).allocation()).isEqualTo(euro("580000"));
        assertThat(amendments.compared(strategy).orElseThrow().inForce()).isTrue();
        noonOf("2024-03-01");
        handInAmendment();
        select("approve", "80");
        assertThat(left()).containsExactly(euro("580000"), euro("250000"));
        assertThat(strategies.approved(strategy).orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void aRejectedAmendmentLeavesTheVersionInForceAsItWas() {
        UUID first = strategies.approved(strategy).orElseThrow().id();
        begin("Everything else.");
        write(amended("580000", "250000"));
        handInAmendment();
        select("reject", "20");
        assertEnded(strategy, "strategy-amendment", "End_AmendmentRejected");
        assertThat(strategies.approved(strategy).orElseThrow().id()).isEqualTo(first);
        assertThat(left()).containsExactly(euro("630000"), euro("200000"));
        assertThat(drafts.draft(strategy))
                .as("what is read is what is in force")
                .isEqualTo(Drafts.sound());
        begin("Again, better.");
        assertThat(drafts.draft(strategy)).isEqualTo(Drafts.sound());
        assertThat(amendments.open(strategy).orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void theGroupMayGiveTheAmendmentUp() {
        begin("A thought.");
        complete(manager, strategy, "Task_PrepareAmendment", Map.of());
        assertThatThrownBy(() -> decideByGroup("give-up", 8, 7, 1))
                .hasMessageContaining("7 of 8 present voted for handing it in");
        approveAmendment("give-up");
        assertEnded(strategy, "strategy-amendment", "End_AmendmentGivenUp");
        assertThat(amendments.open(strategy)).isEmpty();
        assertThat(strategies.approved(strategy).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void oneAmendmentIsOpenAtATimeAndOnlyAnApprovedStrategyIsAmended() {
        begin("The first.");
        assertThatThrownBy(() -> begin("The second.")).rootCause().hasMessageContaining("amendment-open");
        assertThatThrownBy(() -> begin("The second.")).hasMessageContaining("is under way. Finish it or give it up");
        assertThatThrownBy(() -> submit("2014-2022", "None there."))
                .hasMessageContaining("no approved strategy of EAFRD 2014-2022");
        assertThatThrownBy(() -> database.sql(
                                "INSERT INTO strategy_version (id, strategy, number) VALUES (gen_random_uuid(), ?, 9)")
                        .param(strategy)
                        .update())
                .hasMessageContaining("strategy_version_one_open");
    }

    @Test
    void aDeclarationAboutAnEarlierVersionSaysNothingAboutThisOne() {
        begin("More for the second action.");
        write(amended("580000", "250000"));
        handInAmendment();
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
        assertThat(committee.bar(strategy, "demo-member-1")).contains(Refusal.of("interest.not-declared"));
        assertThat(committee.assessors(strategy)).isEmpty();
        assertThatThrownBy(() -> assessments.assess(strategy, "demo-member-1", marks("80")))
                .hasMessageContaining("not-declared");
    }

    @Test
    void theDifferenceIsShownRowByRow() {
        begin("Another shape.");
        StrategyDraft sound = Drafts.sound();
        StrategyDraft changed = withActions(
                sound, List.of(renamed(Drafts.action("2.1", euro("580000"))), Drafts.action("2.3", euro("250000"))));
        write(changed);
        assertThat(amendments.compared(strategy).orElseThrow().changes())
                .extracting(change -> change.kind() + " " + change.part() + " " + change.row() + " " + change.field())
                .containsExactly(
                        "CHANGED actions [2.1] allocation",
                        "REMOVED criteria [2.1, Fits the strategy] null",
                        "ADDED criteria [2.1, Fits the new strategy] null",
                        "REMOVED actions [2.2] null",
                        "ADDED actions [2.3] null");
        assertThat(amendments.compared(strategy).orElseThrow().changes().get(0)).satisfies(change -> {
            assertThat(change.before()).isEqualTo(euro("630000"));
            assertThat(change.after()).isEqualTo(euro("580000"));
        });
        write(sound);
        assertThat(amendments.compared(strategy).orElseThrow().changes()).isEmpty();
    }

    private void begin(String reason) {
        submit("2023-2027", reason);
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareAmendment");
    }

    private void submit(String period, String reason) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("strategy-amendment")
                .latestVersion()
                .singleResult()
                .getId();
        as(
                manager,
                () -> forms.submitStartForm(definition, Map.of("fund", "EAFRD", "period", period, "reason", reason)));
    }

    private void handInAmendment() {
        complete(manager, strategy, "Task_PrepareAmendment", Map.of());
        approveAmendment("hand-in");
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
    }

    private void approveAmendment(String decided) {
        decideByGroup(decided, 8, decided.equals("hand-in") ? 7 : 2, 1);
    }

    /** The committee's whole way with this outcome. */
    private void select(String outcome, String percent) {
        assess(percent);
        vote(outcome, "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", outcome));
    }

    private List<Money> left() {
        return List.copyOf(strategies
                .left(strategies.actions(
                        strategies.approved(strategy).orElseThrow().id()))
                .values());
    }

    /** A call of the first action, published under the version in force. */
    private UUID publish(String funding) {
        UUID call = follow(calls.start(lag, "EAFRD", "2023-2027"));
        runJobs(call);
        UUID action = strategies
                .actions(strategies.approved(strategy).orElseThrow().id())
                .get(0)
                .id();
        callDrafts.write(
                call,
                new CallDraft(
                        LocalDate.of(2024, 4, 1),
                        LocalDate.of(2024, 5, 2),
                        new BigDecimal("10"),
                        "none",
                        List.of(new CallDraft.ActionDraft(action, euro(funding))),
                        List.of(),
                        "Demo call",
                        "At the group's office",
                        "Demo contact"));
        complete(manager, call, "Task_DraftCall", Map.of());
        complete("demo-officer", call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertThat(calls.find(call)).isPresent();
        return call;
    }

    /** Nobody applies: the call closes and its money is the strategy's again. */
    private void nobodyAppliesIn(UUID call) {
        moveTo(calls.find(call).orElseThrow().opensAt(), call);
        moveTo(calls.find(call).orElseThrow().closesAt().plusMillis(1), call);
    }

    private static StrategyDraft amended(String first, String second) {
        return withActions(
                Drafts.sound(), List.of(Drafts.action("2.1", euro(first)), Drafts.action("2.2", euro(second))));
    }

    private static StrategyDraft.Action renamed(StrategyDraft.Action action) {
        StrategyDraft.CriterionDraft first = action.criteria().get(0);
        return new StrategyDraft.Action(
                action.code(),
                action.name(),
                action.fund(),
                action.activity(),
                action.cap(),
                action.intensity(),
                action.allocation(),
                action.roundKind(),
                action.minScore(),
                action.applicants(),
                action.indicators(),
                List.of(
                        new StrategyDraft.CriterionDraft(
                                "Fits the new strategy",
                                first.maxPoints(),
                                first.knockout(),
                                first.specific(),
                                first.next(),
                                first.aspect(),
                                first.steps()),
                        action.criteria().get(1)));
    }

    private static StrategyDraft withActions(StrategyDraft draft, List<StrategyDraft.Action> actions) {
        return new StrategyDraft(
                draft.title(),
                draft.situation(),
                draft.involvement(),
                draft.territory(),
                draft.members(),
                draft.needs(),
                draft.objectives(),
                actions,
                draft.cooperation(),
                draft.plan(),
                draft.total(),
                draft.runningCosts(),
                draft.nextRule());
    }
}
