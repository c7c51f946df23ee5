package lv.leader.strategy;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.document.Documents;
import lv.leader.document.Letters;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Move;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.RefusedException;
import lv.leader.refusal.Words;
import lv.leader.strategy.CommitteeVotes.Ballot;
import lv.leader.strategy.CommitteeVotes.Vote;
import lv.leader.strategy.StrategyAssessments.Mark;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From the first line of a strategy to the end of its period, on every way the diagrams draw. */
class StrategyProcessTest extends CommitteeTest {

    @Autowired
    Midterms midterms;

    @Autowired
    StrategyNotices notices;

    @Autowired
    Letters letters;

    @Autowired
    Documents documents;

    @Autowired
    CaseTimeline timeline;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identity;

    @Autowired
    Words words;

    @Test
    void aManagerStartsItWithTheFormAndItGetsACaseOfItsOwn() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("strategy")
                .latestVersion()
                .singleResult()
                .getId();
        String[] instance = new String[1];
        as(
                manager,
                () -> instance[0] = forms.submitStartForm(
                                definition,
                                "typed by hand",
                                Map.of("title", "Ours", "fund", "EAFRD", "period", "2014-2022"))
                        .getId());
        var begun = runtime.createProcessInstanceQuery()
                .processInstanceId(instance[0])
                .singleResult();
        UUID caseId = follow(UUID.fromString(begun.getBusinessKey()));
        assertThat(begun.getTenantId()).isEqualTo(lag);
        assertThat(strategies.find(caseId)).hasValueSatisfying(found -> {
            assertThat(found.lag()).isEqualTo(lag);
            assertThat(found.title()).isEqualTo("Ours");
            assertThat(found.startedBy()).isEqualTo(manager);
            assertThat(found.reserveKept()).isFalse();
        });
        assertThat(variable(caseId, "title")).isNull();
        assertThat(openTasks(caseId)).containsExactly("Task_PrepareStrategy");
    }

    @Test
    void theManagerIsRemindedOnceBeforeTheTermIsOver() {
        Instant reminder = dateOf(strategy, "preparationReminder");
        assertThat(reminder).isEqualTo(Instant.parse("2023-10-31T22:00:00Z"));
        moveTo(reminder, strategy);
        assertThat(endsOf(strategy, "strategy")).containsExactly("End_PreparationReminded");
        transaction.executeWithoutResult(status -> notices.remindPreparation(strategy));
        assertThat(notices("strategy/preparation/")).isEqualTo(1);
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareStrategy");
    }

    /** Worked out by hand: six months on, never a day off; thirty days before that. */
    @ParameterizedTest(name = "begun {0}: by {1}, reminded {2}")
    @CsvSource({
        "2023-06-01, 2023-12-01, 2023-11-01",
        "2023-08-31, 2024-02-29, 2024-01-30",
        "2023-05-18, 2023-11-21, 2023-10-22",
        "2023-06-24, 2023-12-27, 2023-11-27"
    })
    void thePreparationTermEndsOnAWorkingDay(String begun, LocalDate term, LocalDate reminded) {
        noonOf(begun);
        strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
        Instant reminder = dateOf(strategy, "preparationReminder");
        assertThat(LocalDate.ofInstant(reminder, LegalCalendar.RIGA)).isEqualTo(reminded);
        moveTo(reminder, strategy);
        assertThat(database.sql("SELECT subject FROM notice WHERE case_id = ?")
                        .param(strategy)
                        .query(String.class)
                        .single())
                .contains(words.of(term, Locale.ENGLISH));
    }

    @Test
    void aHalfFinishedStrategyIsKeptButNotCompleted() {
        drafts.write(strategy, StrategyDraft.titled("Only a title"));
        assertThat(drafts.draft(strategy).title()).isEqualTo("Only a title");
        assertThat(codes(drafts.missing(strategy)))
                .contains(
                        "strategy.situation-missing", "strategy.actions-missing", "admissibility.population-too-small");
        assertThatThrownBy(() -> complete(manager, strategy, "Task_PrepareStrategy", Map.of()))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Write what the territory is like");
    }

    @Test
    void anApprovedStrategyHasItsMoneyAndWaitsForMidterm() {
        handIn(Drafts.sound());
        assess("80");
        vote("approve", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));

        assertEnded(strategy, "strategy-selection", "End_StrategyApproved");
        var version = strategies.approved(strategy).orElseThrow();
        assertThat(version.total()).isEqualTo(euro("1000000"));
        assertThat(strategies.approved(lag, "EAFRD", "2023-2027").map(StrategyVersion::id))
                .contains(version.id());
        var actions = strategies.actions(version.id());
        assertThat(strategies.left(actions).values()).containsExactly(euro("630000"), euro("200000"));
        assertThat(strategies.criteria(actions.get(0).id())).hasSize(2);
        assertThat(balance(Account.Kind.RESERVE, strategy)).isEqualTo(euro("250000"));
        assertThat(ledger.balances(List.of(actions.get(0).id())))
                .extracting(balance -> balance.source() + " " + balance.balance())
                .containsExactly("EU EUR 504000.00", "STATE EUR 126000.00");
        assertThat(register.of(strategy)).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("approved");
            assertThat(decision.number()).startsWith("strategy/2023/");
            assertThat(decision.madeBy()).isEqualTo(SECRETARIAT);
            assertThat(decision.legalBasis()).contains("MK 509/2022");
            assertThat(decision.rulings()).contains("strategy-admissibility", "strategy-threshold");
        });
        assertThat(notices("decision/strategy/")).isEqualTo(1);
        assertThat(letters.of(strategy))
                .singleElement()
                .satisfies(letter -> assertThat(letter.facts()).contains("1000000", "250000", "80 %"));
        assertThat(timeline.now(strategy).orElseThrow().status()).isEqualTo("approved");
        for (String attack : List.of(
                "UPDATE strategy_version SET total = 1 WHERE strategy = ?",
                "DELETE FROM strategy_version WHERE strategy = ?")) {
            assertThatThrownBy(() -> database.sql(attack).param(strategy).update())
                    .as(attack)
                    .hasMessageContaining("new version");
        }
        assertThatThrownBy(() -> database.sql("UPDATE strategy_vote SET record = '{}' WHERE version = ?")
                        .param(version.id())
                        .update())
                .hasMessageContaining("signed");
    }

    @Test
    void anApprovedVersionIsTheDocumentThatANewOneBeginsWith() {
        handIn(Drafts.sound());
        UUID version = strategies.current(strategy).id();
        assertThat(strategies.asDraft(version)).isEmpty();
        approveByCommittee();
        assertThat(strategies.asDraft(version).orElseThrow())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(Drafts.sound());
        assertThat(strategies.nextRule(version)).contains(NextRule.SMALLER_SUPPORT);
        var action = strategies.actions(version).get(0);
        assertThat(action.fund()).isEqualTo("EAFRD");
        var criteria = strategies.criteria(action.id());
        assertThat(criteria).extracting(Criterion::aspect).containsExactly("integration", "innovation");
        assertThat(strategies.steps(action.id()))
                .extracting(Step::criterion, Step::meaning)
                .hasSize(8)
                .contains(
                        tuple(criteria.get(1).id(), "Few."),
                        tuple(criteria.get(1).id(), "Many."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strategy_involvement",
                "strategy_territory",
                "strategy_member",
                "strategy_need",
                "strategy_objective",
                "strategy_cooperation",
                "strategy_plan_year",
                "strategy_action"
            })
    void theRowsOfAnApprovedVersionStand(String table) {
        approved();
        UUID version = strategies.current(strategy).id();
        assertThatThrownBy(() -> database.sql("DELETE FROM " + table + " WHERE version = ?")
                        .param(version)
                        .update())
                .hasMessageContaining("new version");
    }

    @ParameterizedTest(name = "used {0} EUR, explained {1}, found justified {2}, proposed {3} {4}: {5} {6}")
    @CsvSource({
        "630000,       , no,  by-rule, , released, 250000",
        "470000, reason, yes, by-rule, , released, 250000",
        "470000, reason, yes, less, 40, reduced, 100000",
        "470000, reason, no,  by-rule, , kept, 0",
        "470000, none,   no,  by-rule, , kept, 0",
        "400000, reason, yes, by-rule, , kept, 0"
    })
    void atMidtermTheRulePreparesAndTwoPeopleDecide(
            String used,
            String explained,
            String justified,
            String proposal,
            String share,
            String outcome,
            String given) {
        approved();
        var actions =
                strategies.actions(strategies.approved(strategy).orElseThrow().id());
        spend(actions.get(0), used);
        Money before = strategies.left(actions).values().stream().reduce(euro("0"), Money::plus);
        Instant midterm = dateOf(strategy, "midtermDate");
        assertThat(midterm).isEqualTo(Instant.parse("2025-12-31T22:00:00Z"));
        moveTo(midterm, strategy);
        if (explained != null) {
            complete(
                    manager,
                    strategy,
                    "Task_ExplainMidterm",
                    explained.equals("none")
                            ? Map.of("explained", "none")
                            : Map.of("explained", "reason", "reason", "Floods."));
        }
        propose(justified, proposal, share);
        assertThat(balance(Account.Kind.RESERVE, strategy))
                .as("nothing moves on a proposal")
                .isEqualTo(euro("250000"));
        complete("demo-approver", strategy, "Task_ApproveMidterm", Map.of("approval", "approve"));

        String ended = outcome.substring(0, 1).toUpperCase() + outcome.substring(1);
        assertEnded(strategy, "strategy-midterm", "End_Reserve" + ended);
        assertThat(balance(Account.Kind.RESERVE, strategy)).isEqualTo(euro("0"));
        Money after = strategies.left(actions).values().stream().reduce(euro("0"), Money::plus);
        assertThat(after.minus(before)).isEqualTo(euro(given));
        assertThat(register.of(strategy).get(1)).satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(outcome);
            assertThat(decision.madeBy()).isEqualTo("demo-officer");
            assertThat(decision.approvedBy()).isEqualTo("demo-approver");
            assertThat(decision.rulings()).contains("midterm-reserve", "usedShare");
        });
        assertThat(letters.of(strategy).get(1).facts()).contains(given);
        assertThat(notices("strategy/midterm/")).isEqualTo(1);
        moveTo(dateOf(strategy, "programmeEnd"), strategy);
        assertEnded(strategy, "strategy", "End_StrategyPeriodOver");
        assertThat(timeline.now(strategy).orElseThrow().status()).isEqualTo("closed");
    }

    @Test
    void theNumbersOfMidtermAreThoseOfItsDayAndNobodyGivesMoreThanTheRule() {
        approved();
        var actions =
                strategies.actions(strategies.approved(strategy).orElseThrow().id());
        spend(actions.get(0), "470000");
        moveTo(dateOf(strategy, "midtermDate"), strategy);
        noonOf("2026-01-10");
        spend(actions.get(0), "160000");
        // A silent group holds nothing up.
        noonOf("2026-03-01");
        runJobs(strategy);
        assertThat(hasPassed(strategy, "Boundary_ExplanationTermOver")).isTrue();
        assertThat(midterms.figures(strategy).orElseThrow()).satisfies(figures -> {
            assertThat(figures.usedShare()).isEqualByComparingTo("56.63");
            assertThat(figures.given()).isEqualByComparingTo("0");
            assertThat(figures.givenIfJustified()).isEqualByComparingTo("100");
            assertThat(figures.explanation()).isEmpty();
        });
        assertThatThrownBy(() -> propose("yes", "by-rule", null)).hasMessageContaining("The group gave no reason");
        assertThatThrownBy(() -> propose("no", "less", "50")).hasMessageContaining("not less than the 0 %");
        propose("no", "by-rule", null);
        assertThatThrownBy(
                        () -> complete("demo-officer", strategy, "Task_ApproveMidterm", Map.of("approval", "approve")))
                .isInstanceOf(AuthorizationException.class);
        complete(
                "demo-approver",
                strategy,
                "Task_ApproveMidterm",
                Map.of("approval", "return", "remarks", "Name the figures."));
        assertThat(openTasks(strategy)).containsExactly("Task_ProposeMidterm");
    }

    private void propose(String justified, String proposal, String share) {
        Map<String, Object> answers = new HashMap<>(
                Map.of("justified", justified, "proposal", proposal, "reasons", "By the figures of the day."));
        if (share != null) {
            answers.put("share", Integer.valueOf(share));
        }
        complete("demo-officer", strategy, "Task_ProposeMidterm", answers);
    }

    @Test
    void withoutAReserveThereIsNoMidterm() {
        strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2014-2022"));
        handIn(Drafts.serving("RDP-6"));
        approveByCommittee();
        assertThat(balance(Account.Kind.RESERVE, strategy)).isEqualTo(euro("0"));
        assertThat(hasPassed(strategy, "Timer_Midterm")).isFalse();
        moveTo(dateOf(strategy, "programmeEnd"), strategy);
        assertEnded(strategy, "strategy", "End_StrategyPeriodOver");
    }

    @Test
    void whatCanBeCountedAndDoesNotAddUpComesBackWithTheNumbers() {
        write(Drafts.withAllocationGap());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        approveByGroup(8, 7, 1);
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareStrategy");
        assertThat(drafts.reasons(strategy)).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("admissibility.allocations-do-not-add-up");
            assertThat(new BigDecimal(reason.facts().get("allocationGap").toString()))
                    .isEqualByComparingTo("30000");
        });
        write(Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        approveByGroup(8, 7, 1);
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
        assertThat(drafts.reasons(strategy)).isEmpty();
    }

    @ParameterizedTest(name = "{0} present, {1} for, {2} against")
    @CsvSource({"6, 3, 3", "8, 4, 4", "8, 3, 1"})
    void withoutMajorityTheGroupHasNotApproved(int present, int votesFor, int votesAgainst) {
        prepared();
        assertThatThrownBy(() -> approveByGroup(present, votesFor, votesAgainst))
                .hasMessageContaining(votesFor + " of " + present + " present voted for it, " + votesAgainst);
        decideByGroup("return", present, votesFor, votesAgainst);
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareStrategy");
        assertThat(codes(drafts.reasons(strategy))).containsExactly("admissibility.not-approved-by-group");
    }

    @Test
    void aMeetingWithoutQuorumIsRefusedWithTheNumbersAndTheNextOneApproves() {
        prepared();
        assertThatThrownBy(() -> approveByGroup(5, 5, 0))
                .hasMessageContaining("5 of 10 members were present, more than 50 % are needed");
        assertThat(openTasks(strategy)).containsExactly("Task_ApproveByGroup");
        approveByGroup(6, 6, 0);
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
    }

    @Test
    void oneInterestGroupDoesNotApproveAStrategyAlone() {
        prepared();
        LocalDate day = LocalDate.of(2023, 6, 1);
        assertThatThrownBy(() -> meet(GroupMeetings.ofTheFirst(approvals.meeting(strategy), day, "hand-in", 8)))
                .hasMessageContaining("The interest group association has 50 % of the votes, at most 49 %");
        assertThat(codes(approvals.against(strategy, "hand-in"))).containsExactly("approval.group-controls");
        approveByGroup(10, 6, 4);
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
    }

    @Test
    void tooManyPublicVotesDoNotApproveAStrategy() {
        prepared();
        GroupMeeting empty = approvals.meeting(strategy);
        GroupMeeting meeting = new GroupMeeting(
                LocalDate.of(2023, 6, 1),
                "Demo hall",
                "hand-in",
                "All.",
                empty.ballots().stream()
                        .map(ballot -> ballot.publicAuthority() || ballot.member() < 2 ? ballot.voting("for") : ballot)
                        .toList());
        take("board-" + lag, strategy, "Task_ApproveByGroup");
        approvals.keep(strategy, meeting);
        assertThat(approvals.against(strategy, "hand-in"))
                .extracting(Refusal::code)
                .containsExactly("approval.no-quorum", "approval.group-controls", "approval.too-few-non-public");
        assertThat(approvals.against(strategy, "return")).isEmpty();
    }

    @Test
    void whatAMeetingLacksIsSaidAndWhatIsTypedIsKept() {
        prepared();
        var empty = approvals.meeting(strategy);
        assertThat(empty.ballots()).hasSize(10);
        assertThat(codes(approvals.against(strategy, null)))
                .containsExactly(
                        "approval.day-missing",
                        "approval.place-missing",
                        "approval.decision-missing",
                        "approval.minutes-missing");
        approvals.keep(
                strategy,
                new GroupMeeting(
                        LocalDate.of(2023, 6, 2),
                        "Demo hall",
                        null,
                        null,
                        List.of(new GroupMeeting.Ballot(9, "Another name", null, null, true, ""))));
        assertThat(codes(approvals.against(strategy, "return")))
                .containsExactly("approval.day-in-future", "approval.votes-missing", "approval.minutes-missing");
        assertThat(approvals.meeting(strategy)).satisfies(kept -> {
            assertThat(kept.place()).isEqualTo("Demo hall");
            assertThat(kept.ballots().get(9).name()).isEqualTo("Demo municipality");
            assertThat(kept.present()).hasSize(1);
        });
        assertThatThrownBy(
                        () -> complete("board-" + lag, strategy, "Task_ApproveByGroup", Map.of("decided", "anything")))
                .isInstanceOf(FormFieldValidationException.class);
    }

    @Test
    void theSignedMeetingStandsWithTheRulingAndItsMinutes() {
        prepared();
        decideByGroup("return", 8, 3, 5);
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        assertThat(approvals.meeting(strategy).heldOn())
                .as("the next record is empty")
                .isNull();
        approveByGroup(8, 7, 1);
        UUID version = strategies.current(strategy).id();
        assertThat(database.sql("""
                        SELECT a.decided || ' ' || r.table_key || ' ' || (r.inputs ->> 'forShare') || ' ' || r.outputs::text
                        FROM strategy_approval a JOIN rule_ruling r ON r.id = a.ruling
                        WHERE a.version = ? AND a.signed_by = ? ORDER BY a.meeting
                        """)
                        .params(version, "board-" + lag)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "return group-approval 37.50 [{\"refusal\": \"approval.not-carried\"}]",
                        "hand-in group-approval 87.50 []");
        assertThatThrownBy(() -> database.sql("UPDATE strategy_approval SET record = '{}' WHERE version = ?")
                        .param(version)
                        .update())
                .hasMessageContaining("signed");
        assertThat(documents.of(strategy))
                .filteredOn(document -> document.kind().equals(GroupApprovals.MINUTES))
                .hasSize(2)
                .allSatisfy(document -> {
                    assertThat(document.name()).startsWith("Protokols-").endsWith(".pdf");
                    assertThat(document.contentType()).isEqualTo("application/pdf");
                });
    }

    private void prepared() {
        write(Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
    }

    @Test
    void whatIsHandedInIsNotWrittenOn() {
        handIn(Drafts.sound());
        assertThatThrownBy(() -> drafts.write(strategy, StrategyDraft.titled("Another")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("strategy.handed-in"));
        assertThatThrownBy(() -> database.sql("UPDATE strategy_version SET draft = '{}' WHERE strategy = ?")
                        .param(strategy)
                        .update())
                .hasMessageContaining("handed in");
    }

    @Test
    void aReturnedStrategyIsImprovedInANewVersion() {
        handIn(Drafts.sound());
        assess("50");
        vote("improve", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "improve"));
        assertEnded(strategy, "strategy-selection", "End_ReturnedForImprovement");
        assertThat(openTasks(strategy)).containsExactly("Task_PrepareStrategy");
        assertThat(strategies.current(strategy).number()).isEqualTo(2);
        assertThat(drafts.reasons(strategy))
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .isEqualTo(Refusal.of("committee.improve", "reasons", "More for young people.")));
        assertThat(strategies.approved(strategy)).isEmpty();
        handIn(Drafts.sound());
        assess("80");
        vote("approve", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));
        assertThat(strategies.approved(strategy).orElseThrow().number()).isEqualTo(2);
        assertThat(register.of(strategy))
                .extracting(decision -> decision.outcome())
                .containsExactly("improve", "approved");
    }

    @Test
    void aRejectedStrategyEndsWithoutMoney() {
        handIn(Drafts.sound());
        assess("20");
        vote("reject", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "reject"));
        assertEnded(strategy, "strategy-selection", "End_StrategyRejected");
        assertEnded(strategy, "strategy", "End_StrategyRejected");
        assertThat(ledger.entries(strategy)).isEmpty();
    }

    @Test
    void anInadmissibleStrategyIsRejectedAtTheFormalCheckWhateverElseWasSaid() {
        handIn(Drafts.sound());
        complete(
                SECRETARIAT,
                strategy,
                "Task_CheckFormally",
                Map.of("result", "inadmissible", "reasons", "The annexes are another group's."));
        assertEnded(strategy, "strategy", "End_StrategyRejected");
        assertThat(register.of(strategy)).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("rejected");
            assertThat(decision.reasons()).isEqualTo("The annexes are another group's.");
        });
    }

    @Test
    void theLetterOfAVersionThatWasNotAssessedDoesNotNameTheScoreOfTheOneBefore() {
        handIn(Drafts.sound());
        assess("50");
        vote("improve", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "improve"));
        handIn(Drafts.sound());
        complete(
                SECRETARIAT,
                strategy,
                "Task_CheckFormally",
                Map.of("result", "inadmissible", "reasons", "The annexes are another group's."));
        List<String> facts =
                letters.of(strategy).stream().map(Letters.Written::facts).toList();
        assertThat(facts).hasSize(2);
        assertThat(facts.get(0)).contains("50 %");
        assertThat(facts.get(1)).doesNotContain("50 %").doesNotContain("score");
    }

    @Test
    void aFormalCheckWithoutItsWordsIsRefused() {
        handIn(Drafts.sound());
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "clarify")))
                .hasMessageContaining("what the group must clarify");
        assertThatThrownBy(
                        () -> complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "inadmissible")))
                .hasMessageContaining("reasons for rejecting");
    }

    @Test
    void whoDeclaresAnInterestGetsNoAssessmentAndNoVote() {
        handIn(Drafts.sound());
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
        complete(
                "demo-member-1",
                strategy,
                "Task_DeclareInterest",
                Map.of("interest", "interest", "explanation", "My sister works there."));
        complete("demo-member-2", strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        assertThat(open(strategy, "Task_AssessStrategy"))
                .singleElement()
                .satisfies(task -> assertThat(task.getAssignee()).isEqualTo("demo-member-2"));
        String task = open(strategy, "Task_AssessStrategy").get(0).getId();
        assertThatThrownBy(() -> as("demo-member-1", () -> tasks.claim(task, "demo-member-1")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as("demo-member-1", () -> tasks.complete(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> assessments.assess(strategy, "demo-member-1", marks("80")))
                .hasMessageContaining("interest.declared");
        assessments.assess(strategy, "demo-member-2", marks("80"));
        complete("demo-member-2", strategy, "Task_AssessStrategy", Map.of());

        take(SECRETARIAT, strategy, "Task_RecordVote");
        record("approve", "for", "for");
        assertThat(codes(votes.against(strategy, "approve"))).contains("committee.vote-with-interest");
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve")))
                .hasMessageContaining("Demo Committee member One");
        record("approve", null, "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));
        assertThat(strategies.approved(strategy)).isPresent();
    }

    @Test
    void whoIsTiedToTheGroupIsFoundAndGetsNoAssessment() {
        String tied = "demo-member-1";
        UUID person = parties.ofUser(tied).map(Party::id).orElseGet(() -> {
            UUID id = Ids.next();
            parties.register(new Party(id, Party.Kind.PERSON, "Demo Member", null, tied, null, false));
            return id;
        });
        parties.relate(new Relation(
                person,
                parties.ofLocalActionGroup(lag).orElseThrow(),
                Relation.Kind.BOARD,
                LocalDate.of(2023, 1, 1),
                null));
        handIn(Drafts.sound());
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
        complete(tied, strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        complete("demo-member-2", strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        assertThat(committee.assessors(strategy)).containsExactly("demo-member-2");
        assertThat(committee.bar(strategy, tied)).contains(Refusal.of("interest.detected", "path", "BOARD"));
        assertThat(open(strategy, "Task_AssessStrategy")).hasSize(1);
    }

    @Test
    void anAssessmentWithoutPointsOrReasonsIsRefusedAndASignedOneStands() {
        handIn(Drafts.sound());
        declare();
        String one = "demo-member-1";
        assertThatThrownBy(() -> complete(one, strategy, "Task_AssessStrategy", Map.of()))
                .hasMessageContaining("give points");
        assessments.assess(strategy, one, List.of(new Mark("needs", new BigDecimal("21"), "too many")));
        assertThat(codes(assessments.missing(strategy, one))).contains("committee.points-out-of-range");
        assessments.assess(strategy, one, List.of(new Mark("needs", new BigDecimal("12"), " ")));
        assertThat(codes(assessments.missing(strategy, one))).contains("committee.comment-missing");
        assessments.assess(strategy, one, marks("80"));
        complete(one, strategy, "Task_AssessStrategy", Map.of());
        assertThatThrownBy(() -> assessments.assess(strategy, one, marks("90"))).hasMessageContaining("signed");
    }

    @Test
    void aVoteWithoutQuorumMajorityPointsOrReasonsIsRefusedWithTheNumbers() {
        handIn(Drafts.sound());
        assess("40");
        take(SECRETARIAT, strategy, "Task_RecordVote");
        record("approve", "for", null);
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve")))
                .hasMessageContaining("1 of 2 members were present: more than 50 %");
        record("approve", "for", "against");
        assertThat(votes.against(strategy, "approve"))
                .contains(Refusal.of("committee.no-majority", "for", 1L, "cast", 2))
                .anyMatch(refusal -> refusal.code().equals("committee.below-threshold"));
        record("approve", "for", "for");
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve")))
                .hasMessageContaining("% of the points, 60 % are needed");
        votes.record(
                strategy,
                new Vote(
                        LocalDate.of(2023, 6, 1),
                        "reject",
                        " ",
                        List.of(new Ballot("demo-member-1", true, "for"), new Ballot("demo-member-2", true, "for"))));
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "reject")))
                .hasMessageContaining("reasons for rejecting");
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "anything")))
                .isInstanceOf(FormFieldValidationException.class);
    }

    @Test
    void withoutAQuorumTheNextMeetingIsCalledAndNeedsFewer() {
        handIn(Drafts.sound());
        assess("80");
        take(SECRETARIAT, strategy, "Task_RecordVote");
        record("no-quorum", "for", "for");
        assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "no-quorum")))
                .hasMessageContaining("2 of 2 members were present, more than 50 % are needed: there was a quorum");
        record("no-quorum", null, null);
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "no-quorum"));
        assertThat(openTasks(strategy)).containsExactly("Task_CallNextMeeting");
        assertThatThrownBy(() -> callNext("2023-06-01")).hasMessageContaining("choose a day after today");
        callNext("2023-06-12");
        assertThat(openTasks(strategy)).containsExactly("Task_RecordVote");
        assertThat(votes.withoutQuorum(strategy)).hasSize(1);
        assertThat(votes.vote(strategy).meetingOn())
                .as("the next record is empty")
                .isNull();
        assertThatThrownBy(() -> database.sql("UPDATE strategy_vote SET record = '{}' WHERE version = ?")
                        .param(strategies.current(strategy).id())
                        .update())
                .hasMessageContaining("signed");
        take(SECRETARIAT, strategy, "Task_RecordVote");
        record("approve", "for", null);
        assertThat(votes.against(strategy, "approve"))
                .extracting(Refusal::code)
                .containsExactly("committee.day-before-called");
        noonOf("2023-06-12");
        votes.record(
                strategy,
                new Vote(
                        LocalDate.of(2023, 6, 12),
                        "approve",
                        null,
                        List.of(new Ballot("demo-member-1", true, "for"), new Ballot("demo-member-2", false, null))));
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));
        assertThat(strategies.approved(strategy)).isPresent();
    }

    private void callNext(String day) {
        complete(SECRETARIAT, strategy, "Task_CallNextMeeting", Map.of("meetingOn", day, "place", "Demo hall, 10:00"));
    }

    @Test
    void whoStaysSilentIsLeftOutWhenTheTermIsOver() {
        handIn(Drafts.sound());
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
        complete("demo-member-2", strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        moveTo(Instant.parse("2023-06-15T20:59:59Z"), strategy);
        assertThat(openTasks(strategy)).containsExactly("Task_DeclareInterest");
        moveTo(Instant.parse("2023-06-15T21:00:00Z"), strategy);
        assertThat(hasPassed(strategy, "Boundary_DeclarationTermOver")).isTrue();
        assertThat(open(strategy, "Task_AssessStrategy"))
                .extracting(task -> task.getAssignee())
                .containsExactly("demo-member-2");
        assessments.assess(strategy, "demo-member-2", marks("90"));
        noonOf("2023-08-01");
        runJobs(strategy);
        assertThat(hasPassed(strategy, "Boundary_AssessmentTermOver")).isTrue();
        assertThat(openTasks(strategy)).containsExactly("Task_RecordVote");
        assertThat(assessments.standing(strategy).orElseThrow().share()).isEqualByComparingTo("0");
        assertThat(codes(votes.against(strategy, "reject"))).contains("committee.no-quorum");
    }

    @Test
    void oneInterestGroupDoesNotDecideAlone() {
        List<String> more = List.of("third-" + lag, "fourth-" + lag);
        for (String member : more) {
            people.employ(member, "Demo", "Member", PASSWORD, List.of("committee"), List.of());
            parties.register(new Party(Ids.next(), Party.Kind.PERSON, member, null, member, "ministry", true));
        }
        try {
            handIn(Drafts.sound());
            assess("80");
            take(SECRETARIAT, strategy, "Task_RecordVote");
            votes.record(
                    strategy,
                    new Vote(
                            LocalDate.of(2023, 6, 1),
                            "approve",
                            null,
                            committee.members().stream()
                                    .map(member -> new Ballot(member, true, "for"))
                                    .toList()));
            assertThatThrownBy(() -> complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve")))
                    .hasMessageContaining("The interest group ministry holds 50 % of the votes cast, at most 49 %");
        } finally {
            more.forEach(identity::deleteUser);
        }
    }

    /** As if projects for this much had been approved: the test step of {@link Absorption} counts committed money. */
    private void spend(StrategyAction action, String amount) {
        transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(Account.Kind.ACTION, action.id()),
                new Account(Account.Kind.COMMITTED, action.id()),
                Fund.EAFRD,
                euro(amount),
                new BigDecimal("0.8"),
                strategy,
                "test",
                null,
                "test")));
    }

    private long notices(String key) {
        return database.sql("SELECT count(*) FROM notice WHERE case_id = ? AND key LIKE ?")
                .params(strategy, key + "%")
                .query(Long.class)
                .single();
    }
}
