package lv.leader.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.challenge.Challenges;
import lv.leader.claim.Implementations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of an application, to every end that it can have. */
class ProjectProcessTest extends ProjectTest {

    @Autowired
    ConformityDecisions conformity;

    @Autowired
    Challenges challenges;

    @Autowired
    Implementations implementations;

    @Test
    void anApplicationIsTakenBackBeforeTheBoardDecides() {
        UUID application = anApplication().submitted();
        runJobs(application);
        assertThat(status(application)).isEqualTo("lag-assessment");
        withdraw(application);
        assertEnded(application, "project", "End_ApplicationWithdrawn");
        assertThat(status(application)).isEqualTo("withdrawn");
        assertThat(money(application)).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(freeMoney(application)).containsExactly("100000.00", "100000.00");
    }

    @Test
    void whatWasReservedReturnsWhenAnApplicationIsTakenBackFromThePayingAgency() {
        UUID application = aHandedOverApplication();
        assertThat(freeMoney(application)).containsExactly("182000.00", "0.00");
        withdraw(application);
        assertEnded(application, "project", "End_ApplicationWithdrawn");
        assertThat(openTasks(application)).isEmpty();
        assertThat(money(application)).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
    }

    @Test
    void whatThePayingAgencyHasDecidedIsNotTakenBack() {
        UUID project = anApprovedProject();
        assertThatThrownBy(() -> applications.withdraw(project, APPLICANT, "too late"))
                .hasMessageContaining("application.decided");
        assertThat(applications.isWithdrawn(project)).isFalse();
        assertThat(status(project)).isEqualTo("implementation");
    }

    @Test
    void moneyThatComesBackFundsTheNextOnTheReserveList() {
        List<UUID> ranked = twoForTheMoneyOfOne();
        UUID first = ranked.get(0);
        UUID second = ranked.get(1);
        assertThat(openTasks(second)).isEmpty();
        assertThat(hasPassed(second, "Event_ConformityDecided")).isTrue();
        withdraw(first);
        runJobs(second);
        assertThat(hasPassed(second, "Event_ReserveCalledUp")).isTrue();
        assertThat(openTasks(second)).containsExactly("Task_ReviewOpinion");
        assertThat(conformity.conformityOf(second)).hasValueSatisfying(decided -> {
            assertThat(decided.outcome()).isEqualTo(Conformity.CONFORMS);
            assertThat(decided.rank()).isEqualTo(2);
        });
        assertThat(money(second)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        approve(second);
        assertThat(money(second)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void whenNoMoneyCanComeBackTheReserveListEndsAndTheAgencyRefuses() {
        List<UUID> ranked = twoForTheMoneyOfOne();
        UUID second = ranked.get(1);
        approve(ranked.get(0));
        runJobs(second);
        assertThat(hasPassed(second, "Event_ReserveEnded")).isTrue();
        complete(OFFICER, second, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        assertThat(hasPassed(second, "Task_CheckCosts")).isFalse();
        propose(second, "refuse");
        assertThat(decisionsOn(second)).containsExactly("conformity conforms-without-funding", "funding refused");
        assertThat(status(second)).isEqualTo("refused");
        moveTo(dateOf(second, "challengeUntil"), second);
        assertEnded(second, "challenge", "End_NotChallenged");
        assertEnded(second, "project", "End_ApplicationRefused");
        assertThat(money(second)).containsExactly("0.00", "0.00", "0.00", "0.00");
    }

    @Test
    void whoWaitsOnTheReserveListMayTakeTheApplicationBack() {
        List<UUID> ranked = twoForTheMoneyOfOne();
        UUID second = ranked.get(1);
        withdraw(second);
        assertEnded(second, "project", "End_ApplicationWithdrawn");
        withdraw(ranked.get(0));
        assertThat(conformity.conformityOf(second).orElseThrow().outcome()).isEqualTo(Conformity.WITHOUT_FUNDING);
        assertThat(freeMoney(second)).containsExactly("200000.00", "0.00");
    }

    @Test
    void aRefusalThatTheDirectorAnnulsIsDecidedAnew() {
        UUID application = refuse(aHandedOverApplication());
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
        challenges.submit(application, "The costs are reasonable.", APPLICANT);
        runJobs(application);
        complete(DIRECTOR, application, "Task_AnswerChallenge", Map.of("answer", "annul", "reasons", "They are."));
        assertEnded(application, "challenge", "End_DecisionAnnulled");
        assertThat(hasPassed(application, "Gateway_RefusalAnnulled")).isTrue();
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        approve(application);
        assertThat(status(application)).isEqualTo("implementation");
        assertThat(money(application)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void aProjectThatIsGivenUpIsAnnulledAndItsMoneyReturns() {
        UUID project = anApprovedProject();
        implementations.giveUp(project, "The land was sold.", APPLICANT);
        runJobs(project);
        assertEnded(project, "implementation", "End_GrantAnnulled");
        assertEnded(project, "project", "End_ProjectAnnulled");
        assertThat(status(project)).isEqualTo("annulled");
        assertThat(money(project)).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(freeMoney(project)).containsExactly("200000.00", "0.00");
    }

    /** Two that conform, 18 000 EUR each, in a call with 18 000 EUR that keeps a reserve list. */
    private List<UUID> twoForTheMoneyOfOne() {
        Round round = aRound("18000", "call-up", "2023-2027");
        UUID first = anApplication().in(round).submitted();
        UUID second = anApplication().in(round).submitted();
        Map<UUID, String> bestFirst = new LinkedHashMap<>();
        bestFirst.put(first, Conformity.CONFORMS);
        bestFirst.put(second, Conformity.WITHOUT_FUNDING);
        handOver(bestFirst);
        return List.of(first, second);
    }

    private void withdraw(UUID application) {
        applications.withdraw(application, APPLICANT, "Demo: taken back");
        runJobs(application);
    }
}
