package lv.leader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProcessTest;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import lv.leader.register.DecisionRegister;
import lv.leader.strategy.CommitteeVotes.Ballot;
import lv.leader.strategy.CommitteeVotes.Vote;
import lv.leader.strategy.StrategyAssessments.Mark;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A strategy on its way through group and committee, step by step as people walk it. */
abstract class CommitteeTest extends ProcessTest {

    static final String SECRETARIAT = "demo-secretariat";

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    Committee committee;

    @Autowired
    StrategyAssessments assessments;

    @Autowired
    CommitteeVotes votes;

    @Autowired
    GroupApprovals approvals;

    @Autowired
    Ledger ledger;

    @Autowired
    DecisionRegister register;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    String lag;
    String manager;
    UUID strategy;

    @BeforeEach
    void aStrategyBegins() {
        noonOf("2023-06-01");
        lag = aLocalActionGroup();
        manager = "manager-" + lag;
        strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
    }

    void approved() {
        handIn(Drafts.sound());
        approveByCommittee();
    }

    void approveByCommittee() {
        assess("80");
        vote("approve", "for");
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));
    }

    void write(StrategyDraft draft) {
        drafts.write(strategy, draft);
    }

    void handIn(StrategyDraft draft) {
        write(draft);
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        approveByGroup(8, 7, 1);
        assertThat(openTasks(strategy)).containsExactly("Task_CheckFormally");
    }

    /** So many come, evenly from all interest groups, and approve it with these votes. */
    void approveByGroup(int present, int votesFor, int votesAgainst) {
        decideByGroup("hand-in", present, votesFor, votesAgainst);
    }

    void decideByGroup(String decided, int present, int votesFor, int votesAgainst) {
        meet(GroupMeetings.of(
                approvals.meeting(strategy), LocalDate.of(2023, 6, 1), decided, present, votesFor, votesAgainst));
    }

    void meet(GroupMeeting meeting) {
        take("board-" + lag, strategy, "Task_ApproveByGroup");
        approvals.keep(strategy, meeting);
        complete("board-" + lag, strategy, "Task_ApproveByGroup", Map.of("decided", meeting.decided()));
    }

    void declare() {
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
        for (String member : List.copyOf(committee.members())) {
            complete(member, strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        }
    }

    /** Everybody declares and gives this share of the points. */
    void assess(String percent) {
        declare();
        for (String member : committee.assessors(strategy)) {
            assessments.assess(strategy, member, marks(percent));
            complete(member, strategy, "Task_AssessStrategy", Map.of());
        }
        assertThat(openTasks(strategy)).containsExactly("Task_RecordVote");
    }

    List<Mark> marks(String percent) {
        return assessments.criteria(strategy).stream()
                .map(criterion -> new Mark(
                        criterion.code(),
                        criterion.maxPoints().multiply(new BigDecimal(percent)).movePointLeft(2),
                        "As the strategy shows."))
                .toList();
    }

    void vote(String outcome, String vote) {
        take(SECRETARIAT, strategy, "Task_RecordVote");
        record(outcome, vote, vote);
    }

    void record(String outcome, String one, String two) {
        votes.record(
                strategy,
                new Vote(
                        LocalDate.of(2023, 6, 1),
                        outcome,
                        "More for young people.",
                        List.of(
                                new Ballot("demo-member-1", true, one),
                                new Ballot("demo-member-2", two != null, two))));
    }

    Money balance(Account.Kind kind, UUID owner) {
        return ledger.balance(new Account(kind, owner));
    }

    static List<String> codes(Collection<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }
}
