package lv.leader.challenge;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.database.Ids;
import lv.leader.ledger.Account;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision on funding is challenged and taken to court, on every way the diagram draws. */
class ChallengeProcessTest extends ProjectTest {

    @Autowired
    Challenges challenges;

    @Test
    void aDecisionThatNobodyChallengesStandsAfterAMonth() {
        UUID project = anApprovedProject();
        Instant until = dateOf(project, "challengeUntil");
        assertThat(challenges.open(project)).isTrue();
        moveTo(until.plusMillis(1), project);
        assertEnded(project, "challenge", "End_NotChallenged");
        assertThat(challenges.open(project)).isFalse();
        assertThatThrownBy(() -> challenges.submit(project, "Too late.", APPLICANT))
                .hasMessageContaining("challenge.too-late");
        assertThat(status(project)).isEqualTo("implementation");
    }

    @Test
    void aChallengeAtTheLastMomentComesBeforeTheTermThatEndsThen() {
        UUID application = refuse(aHandedOverApplication());
        clock.moveTo(dateOf(application, "challengeUntil"));
        challenges.submit(application, "At the last moment.", APPLICANT);
        assertThatTheTimerGivesWay(application);
        assertThat(endsOf(application, "challenge")).isEmpty();
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_AnswerChallenge");
    }

    @Test
    void anUpheldRefusalClosesTheCaseWhenNobodyGoesToCourt() {
        UUID application = challengedRefusal();
        assertThat(status(application)).isEqualTo("challenged");
        assertThatThrownBy(() -> challenges.submit(application, "Once more.", APPLICANT))
                .hasMessageContaining("challenge.made-before");
        assertThatThrownBy(() -> challenges.appeal(application, "A1", APPLICANT))
                .hasMessageContaining("challenge.not-answered");
        answer(application, "uphold");
        assertThat(decisionsOn(application)).endsWith("funding refused", "challenge upheld");
        assertThat(lettersOf(application)).containsExactly("funding-refusal", "challenge-answer");
        moveTo(dateOf(application, "courtUntil").plusMillis(1), application);
        assertEnded(application, "challenge", "End_DecisionUpheld");
        assertEnded(application, "project", "End_ApplicationRefused");
        assertThat(money(application)).containsOnly("0.00");
        assertThatThrownBy(() -> challenges.appeal(application, "A1", APPLICANT))
                .hasMessageContaining("challenge.court-too-late");
    }

    @Test
    void anAnnulledRefusalComesBackToTheOfficersWithItsMoney() {
        UUID application = challengedRefusal();
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
        answer(application, "annul");
        assertEnded(application, "challenge", "End_DecisionAnnulled");
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        assertThat(freeMoney(application)).containsExactly("182000.00", "0.00");
        assertThat(openTasks(application)).containsExactly("Task_ReviewOpinion");
        assertThat(status(application)).isEqualTo("lad-assessment");
        assertThatThrownBy(() -> challenges.appeal(application, "A1", APPLICANT))
                .hasMessageContaining("challenge.nothing-for-court");
        approve(application);
        assertThat(decisionsOn(application)).endsWith("funding refused", "challenge annulled", "funding approved");
        assertThat(register.of(application).get(3).corrects())
                .isEqualTo(register.of(application).get(1).id());
        assertThat(money(application)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        assertThat(status(application)).isEqualTo("implementation");
    }

    @Test
    void aSecondRefusalGivesTheMoneyBackAgainAndCanBeChallengedAgain() {
        UUID application = challengedRefusal();
        answer(application, "annul");
        refuse(application);
        assertThat(money(application)).containsOnly("0.00");
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
        challenges.submit(application, "Still not right.", APPLICANT);
        runJobs(application);
        answer(application, "uphold");
        assertThat(decisionsOn(application)).endsWith("challenge annulled", "funding refused", "challenge upheld");
    }

    @Test
    void aRefusalWhoseMoneyWentBackToItsCallIsReservedFromThere() {
        Round round = aRound("40000", "call-up", "2023-2027");
        UUID application = anApplication().in(round).submitted();
        UUID other = anApplication().in(round).submitted();
        var ranked = new LinkedHashMap<UUID, String>();
        ranked.put(application, "conforms");
        ranked.put(other, "conforms");
        handOver(ranked);
        refuse(application);
        // The other one is undecided: the call keeps what came back.
        assertThat(freeMoney(application)).containsExactly("160000.00", "22000.00");
        challenges.submit(application, "It conforms.", APPLICANT);
        runJobs(application);
        answer(application, "annul");
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        assertThat(freeMoney(application)).containsExactly("160000.00", "4000.00");
    }

    @Test
    void theCourtUpholdsARefusal() {
        UUID application = beforeTheCourt();
        assertThat(status(application)).isEqualTo("court");
        judge(application, "dismissed");
        assertEnded(application, "challenge", "End_UpheldByCourt");
        assertEnded(application, "project", "End_ApplicationRefused");
        assertThat(decisionsOn(application)).endsWith("judgment upheld");
        assertThat(money(application)).containsOnly("0.00");
    }

    @Test
    void theCourtAnnulsARefusalAndTheMoneyIsReservedAgain() {
        UUID application = beforeTheCourt();
        judge(application, "annulled");
        assertEnded(application, "challenge", "End_AnnulledByCourt");
        assertThat(decisionsOn(application)).endsWith("judgment annulled");
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        assertThat(openTasks(application)).containsExactly("Task_ReviewOpinion");
        approve(application);
        assertThat(status(application)).isEqualTo("implementation");
    }

    @Test
    void anAppealAtTheLastMomentComesBeforeTheTermThatEndsThen() {
        UUID application = challengedRefusal();
        answer(application, "uphold");
        clock.moveTo(dateOf(application, "courtUntil"));
        challenges.appeal(application, "A420123425", APPLICANT);
        challenges.appeal(application, "A420123425", APPLICANT);
        assertThatTheTimerGivesWay(application);
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_RecordJudgment");
    }

    @Test
    void anAnnulledApprovalIsMendedByAnAmendment() {
        UUID project = anApprovedProject();
        challenges.submit(project, "Twelve months more, please.", APPLICANT);
        runJobs(project);
        answer(project, "annul");
        assertEnded(project, "challenge", "End_DecisionAnnulled");
        assertThat(openTasks(project)).containsExactly("Task_DecideAmendment");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void aChangedGrantCountsAtOnceAndTheActionGivesWhatItIsMore() {
        UUID project = aChallengedGrant("10000");
        assertThat(money(project)).containsExactly("0.00", "9000.00", "0.00", "0.00");
        change(project, 20000);
        assertThat(decisionsOn(project)).endsWith("funding approved-reduced", "challenge changed");
        assertThat(letters.of(project).get(1).facts())
                .contains("\"support\": 18000.00", "\"eligibleCost\": 20000.00", "changed");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        assertThat(freeMoney(project)).containsExactly("182000.00", "0.00");
        assertThat(approvals.of(project).orElseThrow().support()).isEqualTo(euro("18000"));
        pay(aClaim(project, "final", "20000"));
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
        // The way to court stays open for a month.
        moveTo(dateOf(project, "courtUntil").plusMillis(1), project);
        assertEnded(project, "challenge", "End_DecisionUpheld");
    }

    @Test
    void aGrantChangedToLessGivesTheRestBack() {
        UUID project = aChallengedGrant("20000");
        change(project, 15000);
        assertThat(money(project)).containsExactly("0.00", "13500.00", "0.00", "0.00");
        assertThat(freeMoney(project)).containsExactly("186500.00", "0.00");
    }

    @Test
    void aGrantIsChangedWithinWhatWasAppliedForAndWhatTheMoneyAllows() {
        UUID project = aChallengedGrant("10000");
        assertRefused(project, 20000.01, "No more than what was applied for");
        assertRefused(project, 10000, "the support stays");
        transaction.executeWithoutResult(status -> ledger.move(applications
                .project(project)
                .move(
                        applications.project(project).action(),
                        new Account(Account.Kind.RESERVED, Ids.next()),
                        euro("186000"),
                        "demo",
                        null)));
        // The action has 5 000 left: 9 000 more are not there, 4 500 are.
        assertRefused(project, 20000, "the action has only");
        change(project, 15000);
        assertThat(money(project)).containsExactly("0.00", "13500.00", "0.00", "0.00");
    }

    @Test
    void whatWasPaidIsNotTakenAwayByAChange() {
        UUID project = aChallengedGrant("20000");
        pay(aClaim(project, "interim", "18000"));
        assertRefused(project, 15000, "has not been used");
        pay(aClaim(project, "final", "2000"));
        assertRefused(project, 15000, "Nothing of the grant is left");
        assertThatThrownBy(() -> answer(project, "annul")).hasMessageContaining("Nothing of the grant is left");
    }

    @Test
    void aRefusalIsNotChangedButAnnulled() {
        assertRefused(challengedRefusal(), 10000, "Only a grant can be changed");
    }

    private UUID aChallengedGrant(String eligibleCost) {
        UUID project = aHandedOverApplication();
        check(project, eligibleCost);
        propose(project, "approve");
        challenges.submit(project, "Other costs are eligible.", APPLICANT);
        runJobs(project);
        return project;
    }

    private void assertRefused(UUID project, double eligibleCost, String why) {
        assertThatThrownBy(() -> change(project, eligibleCost)).hasMessageContaining(why);
    }

    private void change(UUID project, double eligibleCost) {
        complete(
                DIRECTOR,
                project,
                "Task_AnswerChallenge",
                Map.of("answer", "change", "eligibleCost", eligibleCost, "reasons", "Demo: costs looked at again."));
    }

    @Test
    void whatIsNotDecidedIsNotChallenged() {
        UUID application = aHandedOverApplication();
        assertThatThrownBy(() -> challenges.submit(application, "Why?", APPLICANT))
                .hasMessageContaining("challenge.no-decision");
        assertThatThrownBy(() -> challenges.appeal(application, "A1", APPLICANT))
                .hasMessageContaining("challenge.no-decision");
    }

    /** It is executed before the message: what was told in time is not lost, the timer tries again later. */
    private void assertThatTheTimerGivesWay(UUID application) {
        var timer = jobs.createJobQuery().timers().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .filter(job -> runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(application.toString())
                                .processDefinitionKey("challenge")
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> jobs.executeJob(timer.getId())).hasMessageContaining("comes before the term");
    }

    private UUID challengedRefusal() {
        UUID application = refuse(aHandedOverApplication());
        moveTo(clock.instant().plus(Duration.ofDays(10)), application);
        challenges.submit(application, "The costs are eligible.", APPLICANT);
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_AnswerChallenge");
        return application;
    }

    private UUID beforeTheCourt() {
        UUID application = challengedRefusal();
        answer(application, "uphold");
        challenges.appeal(application, "A420123425", APPLICANT);
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_RecordJudgment");
        return application;
    }

    private void answer(UUID application, String answer) {
        complete(
                DIRECTOR,
                application,
                "Task_AnswerChallenge",
                Map.of("answer", answer, "reasons", "Demo: every argument answered."));
    }

    private void judge(UUID application, String judgment) {
        complete(
                DIRECTOR,
                application,
                "Task_RecordJudgment",
                Map.of("judgment", judgment, "reference", "A420123425", "notes", "Demo."));
    }
}
