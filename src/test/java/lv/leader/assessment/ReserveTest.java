package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import lv.leader.browser.Screens;
import lv.leader.calendar.LegalCalendar;
import lv.leader.engine.CaseTimeline;
import lv.leader.ledger.Account;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that returns funds the next in rank, once each; when none can return any more, nobody goes on waiting. */
class ReserveTest extends RoundTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReserveList reserve;

    @Autowired
    HandOver handOver;

    @Autowired
    CaseTimeline timeline;

    @Test
    void twoReturnsAtOnceCallUpTheRightOnesOnce() throws Exception {
        decided("call-up", "9000", "9000", "9000", "9000", "2000", "2000");
        // 20 000: the first two are funded; the other four wait in their order.
        CyclicBarrier together = new CyclicBarrier(2);
        CountDownLatch done = new CountDownLatch(2);
        List<Throwable> failures = new ArrayList<>();
        for (String name : List.of("p1", "p2")) {
            new Thread(() -> {
                        try {
                            together.await(10, TimeUnit.SECONDS);
                            transaction.executeWithoutResult(status -> reserve.releaseWithdrawn(received.get(name)));
                        } catch (Exception e) {
                            failures.add(e);
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        // 20 000 came back: p3 and p4 take 18 000, p5 the rest, p6 waits.
        for (String name : List.of("p3", "p4", "p5")) {
            assertThat(decisions.conformityOf(received.get(name)).orElseThrow().funded())
                    .isTrue();
            assertThat(decisionsOn(name)).as("called up once").isEqualTo(2);
            assertThat(reserved(name)).isPositive();
        }
        assertThat(decisions.conformityOf(received.get("p6")).orElseThrow().funded())
                .isFalse();
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void whoWithdrawsCallsUpTheNextByItselfAndEverybodySeesWhy() {
        decided("call-up", "12000", "9000");
        transaction.executeWithoutResult(status -> handOver.handOver(call));
        run();
        UUID next = received.get("p2");
        assertThat(openTasks(next)).isEmpty();
        applications.withdraw(received.get("p1"), "demo-applicant", "Demo: taken back");
        run();
        assertEnded(received.get("p1"), "project", "End_ApplicationWithdrawn");
        assertThat(hasPassed(next, "Event_ReserveCalledUp")).isTrue();
        assertThat(openTasks(next)).containsExactly("Task_ReviewOpinion");
        assertThat(reserved("p2")).isEqualByComparingTo("9000");
        String auditor = "auditor-" + lag;
        people.employ(auditor, "Demo", "Auditor", PASSWORD, List.of("auditor"), List.of());
        Page page = screens.desktop();
        String number = applications.find(next).orElseThrow().number();
        screens.signIn(page, "/desk/audit?number=" + number, auditor, PASSWORD);
        Locator decided = page.locator("section").first();
        PlaywrightAssertions.assertThat(decided).containsText(": conforms, without funding");
        PlaywrightAssertions.assertThat(decided).containsText("atgrieztā finansējuma tagad pietiek");
        PlaywrightAssertions.assertThat(decided).containsText("found to conform before: yes");
        PlaywrightAssertions.assertThat(decided.locator("tr:has-text('found to conform before: yes')"))
                .containsText("votes for: 5");
        PlaywrightAssertions.assertThat(page.locator("section").nth(2)).containsText("reserve list");
        screens.keep(page, "auditor-reserve-called-up");
    }

    @Test
    void nobodyOvertakesWhoIsRankedHigherHoweverSmall() {
        decided("call-up", "12000", "8000", "12000", "100");
        transaction.executeWithoutResult(status -> reserve.releaseWithdrawn(received.get("p2")));
        // 8 000 is not enough for p3: p4 would fit, but waits behind it.
        assertThat(decisions.conformityOf(received.get("p4")).orElseThrow().funded())
                .isFalse();
        transaction.executeWithoutResult(status -> reserve.releaseWithdrawn(received.get("p1")));
        assertThat(decisions.conformityOf(received.get("p3")).orElseThrow().funded())
                .isTrue();
        assertThat(decisions.conformityOf(received.get("p4")).orElseThrow().funded())
                .isTrue();
    }

    @Test
    void whenTheTermForCallingUpIsOverWhoWaitsGetsADecision() {
        decided("call-up", "12000", "9000", "9000");
        transaction.executeWithoutResult(status -> handOver.handOver(call));
        run();
        UUID waits = received.get("p2");
        assertThat(timeline.now(waits).orElseThrow().status()).isEqualTo("reserve");
        Instant until = reserve.until(calls.terms(callAction));
        // Two years after closing is a Saturday: the term ends on the Monday.
        assertThat(until).isEqualTo(Instant.parse("2026-02-02T21:59:59Z"));
        moveTo(until.plusSeconds(1), waits);
        run();
        assertThat(hasPassed(waits, "Task_EndReserve")).isTrue();
        for (String name : List.of("p2", "p3")) {
            assertThat(openTasks(received.get(name))).containsExactly("Task_ReviewOpinion");
        }
        // What is left went back to the strategy, and what comes back later funds nobody.
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
        transaction.executeWithoutResult(status -> reserve.releaseWithdrawn(received.get("p1")));
        assertThat(decisions.conformityOf(waits).orElseThrow().funded()).isFalse();
        assertThat(inCall()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void ofSeventyOneDecisionsOneTakenBackInBetweenHoldsUpNone() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 71; i++) {
            names.add("p" + i);
            apply("p" + i, "250");
        }
        score(names);
        vote();
        List<UUID> cases = names.stream().map(received::get).toList();
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Task_IssueConformityDecisions")
                .execute();
        // All projects have begun to wait; the decisions are issued, and one is taken back before the hand-over.
        run();
        assertThat(decisions.ofCall(call)).hasSize(71);
        UUID gone = received.get("p40");
        applications.withdraw(gone, "demo-applicant", "Demo: taken back");
        complete("manager-" + lag, call, "Task_HandOver", Map.of("complete", true));
        run();
        assertEnded(call, "call", "End_RoundHandedOver");
        assertEnded(gone, "project", "End_ApplicationWithdrawn");
        assertThat(openTasks(gone)).isEmpty();
        assertThat(cases.stream().filter(id -> !id.equals(gone)))
                .hasSize(70)
                .allSatisfy(id -> assertThat(openTasks(id)).containsExactly("Task_ReviewOpinion"));
    }

    /** Applications p1, p2 … in this order of rank, each for its support, decided by the board. */
    private void decided(String rule, String... support) {
        if (rule.equals("call-up")) {
            aCallWithReserve();
        }
        List<String> names = new ArrayList<>();
        for (String amount : support) {
            names.add("p" + (names.size() + 1));
            apply(names.get(names.size() - 1), amount);
        }
        score(names);
        vote();
        transaction.executeWithoutResult(status -> decisions.decide(call));
    }

    /** Everybody reaches the minimum; of equal means who came earlier is ranked higher. */
    private void score(List<String> names) {
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        for (String name : names) {
            UUID application = received.get(name);
            drawn().forEach(one -> sheets.sign(application, one, sheet(application, "8", "3")));
            assessments.aggregate(application);
        }
    }

    private void vote() {
        var meeting = new BoardMeeting(
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA), "Demo minutes.", boardMembers, List.of());
        board.record(call, board.inFavour(call, meeting), "board-" + lag);
    }

    private void run() {
        runJobs(call);
        received.values().forEach(this::runJobs);
    }

    private int decisionsOn(String name) {
        return database.sql("SELECT count(*) FROM decision WHERE case_id = ?")
                .param(received.get(name))
                .query(Integer.class)
                .single();
    }

    private BigDecimal reserved(String name) {
        return ledger.balance(new Account(Account.Kind.RESERVED, received.get(name)))
                .getAmount();
    }

    private Money inCall() {
        return ledger.balance(new Account(Account.Kind.CALL, callAction));
    }
}
