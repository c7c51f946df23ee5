package lv.leader.call;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.call.CallDraft.ActionDraft;
import lv.leader.database.Ids;
import lv.leader.engine.CaseTimeline;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.RefusedException;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** A call from its draft to its closing, on every way the diagrams draw. */
class CallProcessTest extends CallTest {

    @Test
    void aManagerStartsItWithTheFormAndItGetsACaseOfItsOwn() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("call")
                .latestVersion()
                .singleResult()
                .getId();
        String[] instance = new String[1];
        as(
                manager,
                () -> instance[0] = forms.submitStartForm(
                                definition, call.toString(), Map.of("fund", "EAFRD", "period", "2023-2027"))
                        .getId());
        UUID another = follow(UUID.fromString(runtime.createProcessInstanceQuery()
                .processInstanceId(instance[0])
                .singleResult()
                .getBusinessKey()));
        assertThat(another).isNotEqualTo(call);
        assertThat(calls.findCase(another)).hasValueSatisfying(found -> {
            assertThat(found.lag()).isEqualTo(lag);
            assertThat(found.startedBy()).isEqualTo(manager);
        });
        assertThatThrownBy(() -> as(OFFICER, () -> forms.submitStartForm(definition, Map.of())))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void aSoundCallIsAgreedPublishedOpenedAndClosed() {
        publish(sound());
        Call published = calls.find(call).orElseThrow();
        assertThat(published.opensAt()).isEqualTo(Instant.parse("2024-02-28T22:00:00Z"));
        assertThat(published.closesAt()).isEqualTo(Instant.parse("2024-03-31T20:59:59Z"));
        assertThat(published.number()).isEqualTo(1);
        assertThat(left(0)).isEqualTo(euro("420000"));
        assertThat(left(1)).isEqualTo(euro("100000"));
        assertThat(inCall()).isEqualTo(euro("310000"));
        assertThat(database.sql("SELECT table_key FROM rule_pin WHERE subject = ?")
                        .param(call)
                        .query(String.class)
                        .list())
                .contains("programme", "intake", "divergence", "support-amount");
        assertThatThrownBy(() -> drafts.write(call, CallDraft.empty())).hasMessageContaining("call.published");

        moveTo(published.opensAt(), call);
        assertThat(hasPassed(call, "Task_OpenCall")).isTrue();
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("open");
        clock.moveTo(published.closesAt());
        submit();
        runJobs(call);
        assertThat(hasPassed(call, "Task_CloseCall")).isFalse();
        moveTo(dateOf(call, "closesAt"), call);
        assertThat(hasPassed(call, "Task_CloseCall")).isTrue();
        assertThat(variable(call, "anyApplications")).isEqualTo(true);
        assertThat(timeline.of(call)).extracting(CaseTimeline.Stay::status).contains("lag-assessment");
    }

    @Test
    void aRoundWithoutApplicationsGivesItsMoneyBack() {
        publish(sound());
        moveTo(dateOf(call, "opensAt"), call);
        moveTo(dateOf(call, "closesAt"), call);
        assertEnded(call, "call", "End_ClosedWithoutApplications");
        assertThat(left(0)).isEqualTo(euro("630000"));
        assertThat(inCall()).isEqualTo(euro("0"));
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("closed-empty");
    }

    @Test
    void aHalfFinishedCallIsKeptButNotCompleted() {
        drafts.write(call, new CallDraft(LocalDate.of(2024, 2, 29), null, null, null, null, null, null, null, null));
        assertThat(codes(drafts.missing(call)))
                .contains("call.dates-missing", "call.min-score-missing", "call.actions-missing");
        assertThatThrownBy(() -> complete(manager, call, "Task_DraftCall", Map.of()))
                .hasMessageContaining("first and the last day");
    }

    @Test
    void whatStrategyAndProgrammeDoNotAllowComesBackWithTheNumbers() {
        drafts.write(
                call,
                new CallDraft(
                        LocalDate.of(2024, 2, 1),
                        LocalDate.of(2024, 2, 20),
                        new BigDecimal("21"),
                        "none",
                        List.of(
                                new ActionDraft(actions.get(0).id(), euro("630000.01")),
                                new ActionDraft(Ids.next(), euro("1"))),
                        List.of(),
                        null,
                        CONTACTS,
                        STRATEGY_AT));
        complete(manager, call, "Task_DraftCall", Map.of());
        assertThat(openTasks(call)).containsExactly("Task_DraftCall");
        assertThat(variable(call, "sound")).isEqualTo(false);
        assertThat(drafts.reasons(call))
                .extracting(Refusal::code)
                .containsExactly(
                        "call.not-enough",
                        "call.score-unreachable",
                        "call.action-not-in-strategy",
                        "call.notice-too-short",
                        "call.too-short");
        assertThat(drafts.reasons(call).get(3).facts())
                .containsEntry("days", 22)
                .containsEntry("needed", 30);
    }

    @Test
    void withoutAnApprovedStrategyThereIsNoCall() {
        UUID another = follow(calls.start(lag, "EMFAF", "2023-2027"));
        drafts.write(another, sound());
        complete(manager, another, "Task_DraftCall", Map.of());
        assertThat(codes(drafts.reasons(another))).containsExactly("call.no-approved-strategy");
    }

    @Test
    void aCallReturnedByThePayingAgencyIsWrittenAgain() {
        draft(sound());
        assertThatThrownBy(() -> complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "returned")))
                .hasMessageContaining("what must change");
        complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "returned", "reasons", "Name the territory."));
        assertEnded(call, "call-agreement", "End_CallReturned");
        assertThat(openTasks(call)).containsExactly("Task_DraftCall");
        assertThat(drafts.reasons(call)).containsExactly(Refusal.of("call.returned", "reasons", "Name the territory."));
        publish(sound());
        assertEnded(call, "call-agreement", "End_CallAgreed");
        assertThat(calls.find(call)).isPresent();
    }

    @Test
    void whenAnotherCallTookTheMoneyFirstNothingMoves() {
        UUID other = follow(calls.start(lag, "EAFRD", "2023-2027"));
        var all = new CallDraft(
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 3, 31),
                new BigDecimal("12"),
                "call-up",
                List.of(
                        new ActionDraft(actions.get(1).id(), euro("100000")),
                        new ActionDraft(actions.get(0).id(), euro("500000"))),
                List.of(),
                null,
                CONTACTS,
                STRATEGY_AT);
        for (UUID one : List.of(call, other)) {
            drafts.write(one, all);
            complete(manager, one, "Task_DraftCall", Map.of());
        }
        complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        complete(OFFICER, other, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertThat(calls.find(call)).isPresent();
        assertThat(calls.find(other)).isEmpty();
        assertThat(hasPassed(other, "Boundary_MoneyGone")).isTrue();
        assertThat(openTasks(other)).containsExactly("Task_DraftCall");
        assertThat(drafts.reasons(other)).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("call.not-enough");
            assertThat(reason.facts()).containsEntry("left", new BigDecimal("130000.00"));
        });
        assertThat(left(1)).isEqualTo(euro("100000"));
        assertThat(ledger.entries(other)).isEmpty();
    }

    @Test
    void anAgreementThatTookTooLongLeavesTooLittleNotice() {
        draft(sound());
        noonOf("2024-02-20");
        complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertThat(openTasks(call)).containsExactly("Task_DraftCall");
        assertThat(codes(drafts.reasons(call))).containsExactly("call.notice-too-short");
    }

    @Test
    void aDraftCanBeGivenUp() {
        calls.giveUp(call, manager);
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
        assertThatThrownBy(() -> calls.giveUp(call, manager)).hasMessageContaining("call.given-up");
    }

    @Test
    void aCallCanBeGivenUpWhileItIsAgreedOn() {
        draft(sound());
        calls.giveUp(call, manager);
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
        assertThat(open(call, "Task_AgreeCall")).isEmpty();
    }

    @Test
    void aPublishedCallCanBeGivenUpUntilItOpensAndItsMoneyReturns() {
        publish(sound());
        calls.giveUp(call, manager);
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
        assertThat(left(0)).isEqualTo(euro("630000"));
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("cancelled");
        clock.moveTo(calls.find(call).orElseThrow().opensAt());
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("application.call-given-up"));
    }

    @Test
    void anOpenCallIsNotGivenUp() {
        publish(sound());
        moveTo(dateOf(call, "opensAt"), call);
        assertThatThrownBy(() -> calls.giveUp(call, manager)).hasMessageContaining("call.open-already");
        assertThat(calls.findCase(call).orElseThrow().cancelledAt()).isNull();
        assertThatThrownBy(() -> database.sql("UPDATE call_round SET cancelled_at = leader_now() WHERE id = ?")
                        .param(call)
                        .update())
                .hasMessageContaining("does not change");
    }

    @Test
    void theHandOverIsRemindedOfOnce() {
        for (int time = 0; time < 2; time++) {
            transaction.executeWithoutResult(status -> notices.remindHandOver(call, clock.instant()));
        }
        assertThat(database.sql("SELECT count(*) FROM notice WHERE case_id = ? AND key LIKE 'call/hand-over/%'")
                        .param(call)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
