package lv.leader.call;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.document.Documents;
import lv.leader.eps.Accounts;
import lv.leader.party.Contact;
import lv.leader.register.DecisionRegister;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A call of 29 February to 31 March 2024 that is published, corrected and cancelled. */
class CallChangeProcessTest extends CallTest {

    private static final Instant CLOSES = Instant.parse("2024-03-31T20:59:59Z");

    @Autowired
    CallChanges changes;

    @Autowired
    Announcements announcements;

    @Autowired
    DecisionRegister register;

    @Autowired
    Documents documents;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void aPublishedCall() {
        publish(sound());
    }

    @Test
    void aLongerPeriodIsANewVersionOfTheAnnouncementAndTheCallWaitsForItsNewEnd() {
        UUID early = open();
        UUID change = beginChange(manager, 1);
        assertThat(changes.draft(change).contacts()).isEqualTo(CONTACTS);
        propose(change, corrected(CONTACTS, LocalDate.of(2024, 4, 14)));
        complete(OFFICER, change, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertEnded(change, "call-change", "End_CallChanged");

        assertThat(calls.find(call).orElseThrow().closesAt()).isEqualTo(Instant.parse("2024-04-14T20:59:59Z"));
        assertThat(announcements.versions(call))
                .extracting(Announcement::version)
                .containsExactly(1, 2);
        assertThat(announcements.versions(call).get(0).closesAt()).isEqualTo(CLOSES);
        assertThat(announcements.versions(call).get(1).reasons()).isEqualTo("Demo: the bridge was closed for a week.");
        assertThat(notices("call-corrected"))
                .contains(manager + "@example.org", "applicant@example.org")
                .hasSizeGreaterThanOrEqualTo(2);

        // The old end rings, and the call goes on.
        moveTo(CLOSES.plusMillis(1), call);
        assertThat(hasPassed(call, "Gateway_TimeOver")).isTrue();
        assertThat(timeline.now(call).orElseThrow().status()).isEqualTo("open");
        clock.moveTo(Instant.parse("2024-04-14T20:59:59Z"));
        UUID late = submit();
        moveTo(Instant.parse("2024-04-14T20:59:59.001Z"), call);
        assertThat(variable(call, "anyApplications")).isEqualTo(true);
        assertThat(applications.inRound(calls.actions(call).get(0).id()))
                .extracting(application -> application.id())
                .containsExactly(early, late);
    }

    @Test
    void whatIsNotAllowedComesBackBeforeTheAgencySeesIt() {
        UUID change = beginChange(manager, 1);
        assertThatThrownBy(() -> complete(manager, change, "Task_WriteChange", Map.of()))
                .hasMessageContaining("correct, cancel, or leave");
        refused(change, corrected(CONTACTS, LocalDate.of(2024, 3, 30)), "later, never earlier");
        refused(change, corrected(CONTACTS, LocalDate.of(2024, 3, 31)), "Nothing differs");
        refused(change, corrected(" ", LocalDate.of(2024, 3, 31)), "whom applicants may ask");
        refused(
                change,
                new ChangeDraft("correct", "Somebody else", STRATEGY_AT, "", LocalDate.of(2024, 3, 31), " "),
                "the reasons are published");
        refused(change, new ChangeDraft("cancel", null, null, null, null, null), "the reasons are published");
        assertThatThrownBy(() -> beginChange(manager, 1)).hasMessageContaining("already being written");
        changes.write(change, new ChangeDraft("drop", null, null, null, null, null));
        complete(manager, change, "Task_WriteChange", Map.of());
        assertEnded(change, "call-change", "End_CallStays");
        assertThat(announcements.versions(call)).hasSize(1);
        beginChange(manager, 1);
    }

    @Test
    void theAgencyReturnsAChangeWithReasons() {
        UUID change = beginChange(manager, 1);
        propose(change, corrected("Somebody else", LocalDate.of(2024, 3, 31)));
        complete(OFFICER, change, "Task_AgreeCall", Map.of("outcome", "returned", "reasons", "Name a telephone."));
        assertThat(openTasks(change)).containsExactly("Task_WriteChange");
        assertThat(codes(changes.reasons(change))).containsExactly("call.returned");
        assertThat(announcements.versions(call)).hasSize(1);
    }

    @Test
    void aCorrectionThatIsAgreedAfterTheCallHasClosedComesTooLate() {
        open();
        UUID change = beginChange(manager, 1);
        propose(change, corrected("Somebody else", LocalDate.of(2024, 3, 31)));
        moveTo(CLOSES.plusMillis(1), call);
        complete(OFFICER, change, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertThat(hasPassed(change, "Boundary_TooLate")).isTrue();
        assertThat(codes(changes.reasons(change))).containsExactly("call.correction-too-late");
        assertThat(announcements.versions(call)).hasSize(1);
    }

    @Test
    void nobodyGoesAroundTheAnnouncement() {
        for (String attack : List.of(
                "UPDATE call_round SET closes_at = closes_at + interval '1 day' WHERE id = ?",
                "UPDATE call_round SET closes_at = closes_at - interval '1 day' WHERE id = ?",
                "UPDATE call_round SET min_score = 0 WHERE id = ?")) {
            assertThatThrownBy(() -> database.sql(attack).param(call).update())
                    .as(attack)
                    .hasMessageContaining("does not change");
        }
        assertThatThrownBy(() -> database.sql("UPDATE call_announcement SET contacts = 'x' WHERE call = ?")
                        .param(call)
                        .update())
                .isNotNull();
    }

    @Test
    void anOpenCallIsCancelledWithADecisionForEachApplicationAndItsMoneyReturns() {
        UUID application = open();
        UUID withdrawn = submit();
        applications.withdraw(withdrawn, "demo-applicant", "plans changed");
        UUID change = beginChange(manager, 1);
        propose(change, new ChangeDraft("cancel", null, null, null, null, "Demo: the action's rules were repealed."));
        complete(OFFICER, change, "Task_AgreeCall", Map.of("outcome", "agreed"));
        assertEnded(change, "call-change", "End_CallChanged");
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
        runJobs(application);
        assertEnded(application, "project", "End_EndedWithCall");
        assertThat(register.of(application)).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo("call-cancellation");
            assertThat(decision.reasons()).isEqualTo("Demo: the action's rules were repealed.");
        });
        assertThat(documents.of(application))
                .singleElement()
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo("call-cancellation"));
        assertThat(register.of(withdrawn)).isEmpty();
        assertThat(left(0)).isEqualTo(euro("630000"));
        assertThat(left(1)).isEqualTo(euro("200000"));
        assertThat(notices("call-cancelled")).contains("applicant@example.org", manager + "@example.org");
        assertThatThrownBy(this::submit).hasMessageContaining("application.call-given-up");
    }

    @Test
    void aClosedCallIsCancelledWhileItIsAssessed() {
        UUID application = open();
        moveTo(CLOSES.plusMillis(1), call);
        UUID change = beginChange(manager, 1);
        propose(change, new ChangeDraft("cancel", null, null, null, null, "Demo: a court stopped it."));
        complete(OFFICER, change, "Task_AgreeCall", Map.of("outcome", "agreed"));
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
        runJobs(application);
        assertEnded(application, "project", "End_EndedWithCall");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(
                                calls.actions(call).get(0).id().toString())
                        .count())
                .as("its assessment")
                .isZero();
    }

    @Test
    void withoutTheAgencysAgreementAnOpenCallStays() {
        open();
        assertThatThrownBy(() -> database.sql("UPDATE call_round SET cancelled_at = leader_now() WHERE id = ?")
                        .param(call)
                        .update())
                .hasMessageContaining("does not change");
        UUID change = beginChange(manager, 1);
        propose(change, new ChangeDraft("cancel", null, null, null, null, "Demo: no more."));
        assertThatThrownBy(() -> database.sql("UPDATE call_round SET cancelled_at = leader_now() WHERE id = ?")
                        .param(call)
                        .update())
                .hasMessageContaining("does not change");
    }

    @Test
    void onlyTheGroupsOwnManagerBeginsAChangeOfItsPublishedCall() {
        String other = aLocalActionGroup();
        assertThatThrownBy(() -> beginChange("manager-" + other, 1)).hasMessageContaining("no published call 1");
        assertThatThrownBy(() -> beginChange(manager, 2)).hasMessageContaining("no published call 2");
        assertThatThrownBy(() -> beginChange(OFFICER, 1)).isInstanceOf(AuthorizationException.class);
    }

    /** Opens the call, and somebody with a mailbox applies. */
    private UUID open() {
        moveTo(dateOf(call, "opensAt"), call);
        UUID application = submit();
        parties.reach(
                applications.find(application).orElseThrow().applicant(), new Contact("applicant@example.org", null));
        return application;
    }

    private static ChangeDraft corrected(String contacts, LocalDate closes) {
        return new ChangeDraft(
                "correct", contacts, STRATEGY_AT, "Come and ask.", closes, "Demo: the bridge was closed for a week.");
    }

    private void refused(UUID change, ChangeDraft draft, String because) {
        changes.write(change, draft);
        assertThatThrownBy(() -> complete(manager, change, "Task_WriteChange", Map.of()))
                .hasMessageContaining(because);
    }

    private void propose(UUID change, ChangeDraft draft) {
        changes.write(change, draft);
        complete(manager, change, "Task_WriteChange", Map.of());
        assertThat(openTasks(change)).containsExactly("Task_AgreeCall");
    }

    private List<String> notices(String topic) {
        return database.sql("SELECT recipient FROM notice WHERE case_id = ? AND key LIKE ? ORDER BY recipient")
                .params(call, topic.replace("call-", "call/") + "/%")
                .query(String.class)
                .list();
    }
}
