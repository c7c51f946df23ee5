package lv.leader.claim;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import lv.leader.register.Decision;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A payment request on every way the diagram draws: 18 000 EUR are granted for 20 000 EUR of cost. */
class PaymentClaimProcessTest extends ProjectTest {

    @Autowired
    Examinations examinations;

    @Autowired
    Clarifications clarifications;

    @Test
    void aFinalRequestIsCheckedVisitedCheckedAgainAuthorisedAndPaid() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "12000", "8000");
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
        assertThat(status(claim)).isEqualTo("claim-check");
        accept(claim, "12000", "8000");
        // An investment above the small sum is visited once before its last payment.
        assertThat(openTasks(claim)).containsExactly("Task_VisitSite");
        complete(INSPECTOR, claim, "Task_VisitSite", Map.of("found", "as-approved", "report", "Demo: all there."));
        assertThat(status(claim)).isEqualTo("second-check");
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        assertThat(status(claim)).isEqualTo("authorisation");
        complete(AUTHORISER, claim, "Task_AuthorisePayment", Map.of("authorisation", "authorise"));
        assertThat(status(claim)).isEqualTo("payment");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        payOut(claim);
        assertEnded(claim, "payment-claim", "End_FinalPaid");
        assertThat(status(claim)).isEqualTo("paid");
        assertThat(decisionsOn(claim)).containsExactly("payment-claim paid");
        assertThat(register.of(claim).get(0)).returns(OFFICER, Decision::madeBy).returns(CHECKER, Decision::approvedBy);
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
        assertThat(lettersOf(project)).containsExactly("funding-approval", "payment");
        assertEnded(project, "implementation", "End_ProjectCarriedOut");
        assertThat(status(project)).isEqualTo("monitoring");
    }

    @Test
    void anAdvanceAPartAndTheRestArePaidOneAfterAnother() {
        UUID project = anApprovedProject();
        UUID advance = aClaim(project, "advance", "4000");
        accept(advance, "4000");
        // Before anything is built nothing is visited.
        assertThat(openTasks(advance)).containsExactly("Task_CheckSecond");
        complete(CHECKER, advance, "Task_CheckSecond", Map.of("second", "agree"));
        complete(AUTHORISER, advance, "Task_AuthorisePayment", Map.of("authorisation", "authorise"));
        payOut(advance);
        assertEnded(advance, "payment-claim", "End_PartPaid");
        assertThat(money(project)).containsExactly("0.00", "14400.00", "3600.00", "0.00");
        assertThat(status(project)).isEqualTo("implementation");

        UUID part = aClaim(project, "interim", "6000.01");
        pay(part);
        assertEnded(part, "payment-claim", "End_PartPaid");
        // 90 per cent of 6 000.01 is 5 400.009.
        assertThat(money(project)).containsExactly("0.00", "8999.99", "9000.01", "0.00");

        UUID last = aClaim(project, "final", "9000");
        pay(last);
        assertEnded(last, "payment-claim", "End_FinalPaid");
        assertThat(money(project)).containsExactly("0.00", "0.00", "17100.01", "0.00");
        // What was granted and not used is the action's again: 182 000 and 899.99.
        assertThat(freeMoney(project)).containsExactly("182899.99", "0.00");
        assertThat(payments.of(project)).hasSize(3);
        assertEnded(project, "implementation", "End_ProjectCarriedOut");
        assertThatThrownBy(() -> aClaim(project, "interim", "1")).hasMessageContaining("claim.after-final");
    }

    /** 809/2014 art. 63: more than a tenth too much costs the excess once more. Claimed 20 000 EUR of cost: 18 000. */
    @ParameterizedTest
    @CsvSource({
        // Examined 16 363.64: the excess is 9.99 per cent.
        "18181.82, 16363.64, 0.00, paid",
        // One cent of cost less, 16 363.63: the excess 1 636.37 is above a tenth of it.
        "18181.81, 14727.26, 1636.37, paid-reduced",
        "17000.00, 12600.00, 2700.00, paid-reduced"
    })
    void whoClaimsMoreThanATenthTooMuchGetsTheExcessLess(
            String accepted, String payable, String penalty, String outcome) {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        accept(claim, accepted);
        visitIfDrawn(claim);
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        complete(AUTHORISER, claim, "Task_AuthorisePayment", Map.of("authorisation", "authorise"));
        payOut(claim);
        assertThat(examinations.of(claim)).hasValueSatisfying(examined -> {
            assertThat(examined.claimedSupport()).isEqualTo(euro("18000"));
            assertThat(examined.payable()).isEqualTo(euro(payable));
            assertThat(examined.penalty()).isEqualTo(euro(penalty));
        });
        assertThat(decisionsOn(claim)).containsExactly("payment-claim " + outcome);
        assertThat(money(project)).containsExactly("0.00", "0.00", payable, "0.00");
        assertThat(letters.of(project).get(1).facts()).contains("\"amount\": " + payable);
        assertThat(freeMoney(project).get(0))
                .isEqualTo(euro("200000").minus(euro(payable)).getAmount().toPlainString());
    }

    @Test
    void aVisitThatFoundLessThanTheInvoicesCounts() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        accept(claim, "20000");
        assertThatThrownBy(() -> complete(
                        INSPECTOR, claim, "Task_VisitSite", Map.of("found", "differs", "report", "Demo: half of it.")))
                .hasMessageContaining("Enter the cost you found");
        complete(
                INSPECTOR,
                claim,
                "Task_VisitSite",
                Map.of("found", "differs", "acceptedCost", 10000, "report", "Demo: half of it."));
        // 18 000 claimed, 9 000 found: the excess is taken off once more.
        assertThat(examinations.of(claim).orElseThrow().payable()).isEqualTo(euro("0"));
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        assertEnded(claim, "payment-claim", "End_ClaimRefused");
        assertThat(letters.of(claim)).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("claim-refusal");
            assertThat(letter.facts()).contains("\"claimed\": 18000.00", "\"eligible\": 9000.00");
        });
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void whoCheckedDoesNotVisitNorCheckAgainNorAuthorise() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        String all = "all-" + claim;
        people.employ(
                all,
                "Demo",
                "All",
                PASSWORD,
                List.of("lad-officer", "lad-inspector", "lad-checker", "lad-authoriser"),
                List.of());
        lineChecks.record(claim, List.of(new CheckedLine(1, euro("20000"), "")), all);
        complete(all, claim, "Task_CheckClaim", Map.of("result", "accept"));
        assertThatThrownBy(() -> take(all, claim, "Task_VisitSite")).isInstanceOf(AuthorizationException.class);
        visitIfDrawn(claim);
        assertThatThrownBy(() -> take(all, claim, "Task_CheckSecond")).isInstanceOf(AuthorizationException.class);
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        assertThatThrownBy(() -> take(all, claim, "Task_AuthorisePayment")).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whatTheSecondCheckerOrTheAuthoriserSendsBackIsCheckedAnewAndNotVisitedAgain() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        accept(claim, "20000");
        visitIfDrawn(claim);
        complete(
                CHECKER,
                claim,
                "Task_CheckSecond",
                Map.of("second", "return", "remarks", "The second invoice is not paid."));
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
        accept(claim, "19500");
        assertThat(openTasks(claim)).containsExactly("Task_CheckSecond");
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        complete(
                AUTHORISER,
                claim,
                "Task_AuthorisePayment",
                Map.of("authorisation", "return", "remarks", "The account is another."));
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
        assertThat(payments.ofClaim(claim)).isEmpty();
        accept(claim, "19000");
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        complete(AUTHORISER, claim, "Task_AuthorisePayment", Map.of("authorisation", "authorise"));
        payOut(claim);
        assertThat(money(project)).containsExactly("0.00", "0.00", "17100.00", "0.00");
        assertThat(decisionsOn(claim)).containsExactly("payment-claim paid");
    }

    @Test
    void aRequestOfWhichNothingCanBePaidIsRefusedAndAnotherMayFollow() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "refuse"));
        // Nothing is visited for a request that is refused.
        assertThat(openTasks(claim)).containsExactly("Task_CheckSecond");
        complete(CHECKER, claim, "Task_CheckSecond", Map.of("second", "agree"));
        runJobs(project);
        assertEnded(claim, "payment-claim", "End_ClaimRefused");
        assertThat(status(claim)).isEqualTo("claim-refused");
        assertThat(decisionsOn(claim)).containsExactly("payment-claim refused");
        assertThat(lettersOf(claim)).containsExactly("claim-refusal");
        assertThat(money(project)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        assertThat(payments.ofClaim(claim)).isEmpty();
        pay(aClaim(project, "final", "20000"));
        assertThat(money(project)).containsExactly("0.00", "0.00", "18000.00", "0.00");
    }

    @Test
    void theBeneficiaryIsAskedAndTheAnswerBringsTheCheckBack() {
        UUID claim = aClaim(anApprovedProject(), "interim", "5000");
        clarifications.prepare(claim, OFFICER, "Where is the second invoice?");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "clarify"));
        assertThat(status(claim)).isEqualTo("clarification");
        Clarification asked = clarifications.openOf(List.of(claim)).get(0);
        assertThat(asked.question()).isEqualTo("Where is the second invoice?");
        clarifications.answer(asked.id(), APPLICANT, "Attached now.");
        runJobs(claim);
        assertEnded(claim, "clarification", "End_Answered");
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
        assertThat(status(claim)).isEqualTo("claim-check");
    }

    @Test
    void advancesArePaidAtMostThreeTimes() {
        UUID project = anApprovedProject();
        for (int time = 0; time < 3; time++) {
            aClaim(project, "advance", "100");
        }
        assertThatThrownBy(() -> aClaim(project, "advance", "100")).hasMessageContaining("claim.too-many-advances");
        aClaim(project, "interim", "100");
        assertThat(claims.ofProject(project)).hasSize(4);
    }

    @Test
    void noMoreThanFiveRequestsAreTakenAndNoneWithoutAnApproval() {
        UUID project = anApprovedProject();
        for (int part = 0; part < 5; part++) {
            aClaim(project, "interim", "100");
        }
        assertThatThrownBy(() -> aClaim(project, "interim", "100")).hasMessageContaining("claim.too-many-parts");
        assertThatThrownBy(() -> aClaim(aHandedOverApplication(), "final", "1"))
                .hasMessageContaining("claim.not-approved");
    }
}
