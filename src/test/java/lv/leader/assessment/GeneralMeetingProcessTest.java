package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.ledger.Account;
import lv.leader.party.Relation;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the board can't decide lawfully holds up nobody: neither the others nor, in the end, its applicant. */
class GeneralMeetingProcessTest extends RoundTest {

    private String chair;
    private String manager;
    private UUID tied;
    private UUID free;

    /**
     * Two actions with one application each. In the first a business is tied to the applicant: of four votes the two
     * associations have half, more than one group may.
     */
    @BeforeEach
    void theBoardComesTogether() {
        theBoardComesTogether("none");
    }

    private void theBoardComesTogether(String reserve, String... more) {
        chair = "board-" + lag;
        manager = "manager-" + lag;
        aCallWithTwoActions(reserve);
        UUID firstAction = callAction;
        callAction = otherAction;
        free = apply("free", "9000");
        callAction = firstAction;
        tied = apply("tied", "12000");
        apply("behind", "9000");
        List.of(more).forEach(name -> apply(name, "9000"));
        parties.relate(new Relation(
                boardMembers.get(1), applicants.get("tied"), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
        close();
        scoreAll();
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Task_HoldBoardMeeting")
                .execute();
    }

    @Test
    void theOthersAreDecidedAndAllMembersDecideOnTheOneThatIsLeft() {
        UUID behind = received.get("behind");
        holdBoard(tied, behind);
        assertThat(outcomeOf(free)).isEqualTo(Conformity.CONFORMS);
        assertThat(decisions.conformityOf(tied)).isEmpty();
        // The best of its action waits with its money; who is behind it does not get it meanwhile.
        handOver();
        assertThat(openTasks(free)).containsExactly("Task_ReviewOpinion");
        assertThat(openTasks(tied)).containsExactly("Task_HoldGeneralMeeting");
        assertThat(inCall()).isEqualTo(Money.parse("EUR 12000.00"));

        List<UUID> all = everybody();
        holdGeneral(tied, all, "for");
        assertEnded(tied, "board-item", "End_GeneralMeetingDecided");
        assertThat(outcomeOf(tied)).isEqualTo(Conformity.CONFORMS);
        assertThat(ledger.balance(new Account(Account.Kind.RESERVED, tied))).isEqualTo(Money.parse("EUR 12000.00"));
        assertThat(openTasks(tied)).containsExactly("Task_ReviewOpinion");
        holdGeneral(behind, all, "for");
        assertThat(outcomeOf(behind)).isEqualTo(Conformity.WITHOUT_FUNDING);
    }

    @Test
    void whatTheGeneralMeetingVotesDownFreesItsMoney() {
        holdBoard(tied, received.get("behind"));
        handOver();
        holdGeneral(tied, everybody(), "against");
        assertThat(outcomeOf(tied)).isEqualTo(Conformity.DOES_NOT_CONFORM);
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(reasonsOf(tied)).isEqualTo("Demo: the members want something else.");
    }

    @Test
    void withoutAQuorumTheMeetingIsCalledAgainAndFewerAreEnough() {
        holdBoard(tied, received.get("behind"));
        handOver();
        List<UUID> few = everybody().subList(5, 9);
        LocalDate first = today();
        clock.moveTo(clock.instant().plus(Duration.ofDays(14)));
        board.keep(tied, votes(tied, new BoardMeeting(today(), "Few came.", few, List.of()), "for"));
        assertThatThrownBy(() -> complete(chair, tied, "Task_HoldGeneralMeeting", Map.of()))
                .hasMessageContaining("4 of 13 seats were filled");
        var again = new BoardMeeting(today(), first, "Few came again.", few, List.of(), List.of(), List.of());
        board.keep(tied, votes(tied, again, "for"));
        complete(chair, tied, "Task_HoldGeneralMeeting", Map.of());
        run();
        assertThat(outcomeOf(tied)).isEqualTo(Conformity.CONFORMS);
    }

    @Test
    void whenNobodyDecidesInTimeTheApplicantGetsADecisionAndTheMoneyGoesOn() {
        holdBoard(tied, received.get("behind"));
        handOver();
        moveTo(dateOf(tied, "generalMeetingDue"), tied);
        run();
        assertEnded(tied, "board-item", "End_NoLawfulDecision");
        assertThat(outcomeOf(tied)).isEqualTo(Conformity.DOES_NOT_CONFORM);
        assertThat(reasonsOf(tied)).startsWith("Grupā neviens paredzētajā laikā nevarēja tiesiski lemt");
        assertThat(openTasks(tied)).containsExactly("Task_ReviewOpinion");
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void whoWithdrawsWhileTheGeneralMeetingIsAwaitedIsOutOfIt() {
        holdBoard(tied, received.get("behind"));
        handOver();
        applications.withdraw(tied, "demo-applicant", "Demo: taken back");
        run();
        assertEnded(tied, "board-item", "End_ItemWithdrawn");
        assertEnded(tied, "project", "End_ApplicationWithdrawn");
        assertThat(openTasks(tied)).isEmpty();
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void nobodyIsCalledUpBeforeWhoIsRankedHigherAndStillWaitsForTheGeneralMeeting() {
        theBoardComesTogether("call-up", "last");
        UUID behind = received.get("behind");
        UUID last = received.get("last");
        holdBoard(tied, behind, last);
        handOver();
        List<UUID> all = everybody();
        holdGeneral(last, all, "for");
        assertThat(outcomeOf(last)).isEqualTo(Conformity.WITHOUT_FUNDING);
        applications.withdraw(tied, "demo-applicant", "Demo: taken back");
        run();
        assertThat(inCall()).isEqualTo(Money.parse("EUR 20000.00"));
        assertThat(outcomeOf(last)).isEqualTo(Conformity.WITHOUT_FUNDING);
        holdGeneral(behind, all, "for");
        assertThat(outcomeOf(behind)).isEqualTo(Conformity.CONFORMS);
        assertThat(outcomeOf(last)).isEqualTo(Conformity.CONFORMS);
    }

    @Test
    void aSubstituteOfTheSameGroupMakesTheBoardAbleToDecide() {
        UUID substitute = anOrganisation("Demo substitute", "business", false);
        relate(substitute, Relation.Kind.SUBSTITUTE);
        List<UUID> present = new ArrayList<>(boardMembers);
        present.add(substitute);
        board.keep(call, board.inFavour(call, new BoardMeeting(today(), "All came.", present, List.of())));
        assertThat(board.missing(call)).isEmpty();
        complete(chair, call, "Task_HoldBoardMeeting", Map.of());
        run();
        assertThat(outcomeOf(tied)).isEqualTo(Conformity.CONFORMS);
        assertThat(database.sql("SELECT seat_of FROM board_vote WHERE application = ? AND member = ?")
                        .params(tied, substitute)
                        .query(UUID.class)
                        .single())
                .isEqualTo(boardMembers.get(1));
        // In the other action the member is free and keeps the seat.
        assertThat(database.sql("SELECT count(*) FROM board_vote WHERE application = ? AND member = ?")
                        .params(free, substitute)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void holdBoard(UUID... passedOn) {
        var meeting = new BoardMeeting(today(), "Demo: we talked about it.", boardMembers, List.of());
        board.keep(call, board.inFavour(call, meeting));
        assertThatThrownBy(() -> complete(chair, call, "Task_HoldBoardMeeting", Map.of()))
                .hasMessageContaining("the interest group association has 50 % of the votes, at most 49 % are allowed");
        board.keep(
                call,
                board.inFavour(
                        call,
                        new BoardMeeting(
                                today(),
                                null,
                                "Demo: we talked about it.",
                                boardMembers,
                                List.of(),
                                List.of(),
                                List.of(passedOn).stream()
                                        .map(application -> new BoardMeeting.Point(application, true, ""))
                                        .toList())));
        complete(chair, call, "Task_HoldBoardMeeting", Map.of());
        run();
    }

    private void handOver() {
        complete(manager, call, "Task_HandOver", Map.of("complete", true));
        run();
    }

    private void holdGeneral(UUID application, List<UUID> present, String vote) {
        var meeting = new BoardMeeting(today(), "Demo: all members.", present, List.of());
        board.keep(application, votes(application, meeting, vote));
        complete(chair, application, "Task_HoldGeneralMeeting", Map.of());
        run();
    }

    private BoardMeeting votes(UUID application, BoardMeeting meeting, String vote) {
        return new BoardMeeting(
                meeting.heldOn(),
                meeting.repeatOf(),
                meeting.minutes(),
                meeting.present(),
                List.of(),
                meeting.present().stream()
                        .map(member -> new BoardMeeting.Ballot(application, member, vote))
                        .toList(),
                List.of(new BoardMeeting.Point(
                        application, false, vote.equals("for") ? "" : "Demo: the members want something else.")));
    }

    /** The board and eight more members: two of each group and two farmers, one of each after the other. */
    private List<UUID> everybody() {
        List<UUID> all = new ArrayList<>(boardMembers);
        for (int i = 0; i < 2; i++) {
            for (String group : List.of("farmers", "municipality", "business", "association")) {
                UUID member = anOrganisation("Demo " + group + " " + i, group, group.equals("municipality"));
                relate(member, Relation.Kind.MEMBER);
                all.add(member);
            }
        }
        return all;
    }

    private void relate(UUID member, Relation.Kind kind) {
        parties.relate(new Relation(
                member, parties.ofLocalActionGroup(lag).orElseThrow(), kind, LocalDate.of(2020, 1, 1), null));
    }

    private void scoreAll() {
        calls.actions(call).forEach(action -> {
            callAction = action.id();
            allDeclareFree();
            evaluators.draw(callAction);
            applications.inRound(callAction).forEach(application -> {
                String first = application.title().endsWith("tied") ? "9" : "8";
                drawn().forEach(one -> sheets.sign(application.id(), one, sheet(application.id(), first, "3")));
                assessments.aggregate(application.id());
            });
        });
    }

    private void run() {
        for (int i = 0; i < 3; i++) {
            runJobs(call);
            received.values().forEach(this::runJobs);
        }
    }

    private Money inCall() {
        return ledger.balance(new Account(
                Account.Kind.CALL, applications.find(tied).orElseThrow().callAction()));
    }

    private String outcomeOf(UUID application) {
        return decisions.conformityOf(application).orElseThrow().outcome();
    }

    private String reasonsOf(UUID application) {
        return database.sql("SELECT reasons FROM decision WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(application)
                .query(String.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
