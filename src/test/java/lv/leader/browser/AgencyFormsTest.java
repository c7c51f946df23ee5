package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lv.leader.ProjectTest;
import lv.leader.amendment.Amendments;
import lv.leader.challenge.Challenges;
import lv.leader.claim.AdministrativeChecks;
import lv.leader.claim.PaymentRequest;
import lv.leader.database.Ids;
import lv.leader.monitoring.Monitorings;
import org.assertj.core.api.Assertions;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The paying agency's people at work in the real Tasklist: steps 6 to 9. */
class AgencyFormsTest extends ProjectTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AdministrativeChecks checks;

    @Autowired
    Amendments amendments;

    @Autowired
    Challenges challenges;

    @Autowired
    Monitorings monitorings;

    private final Map<String, Page> desks = new HashMap<>();

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void anOfficerChecksARequestLineByLine() {
        UUID project = anApprovedProject();
        UUID claim = follow(claims.submit(
                        new PaymentRequest(
                                "demo-" + Ids.next(),
                                project,
                                "final",
                                List.of(
                                        new PaymentRequest.Line(1, "Gravel and a bridge", Money.parse("EUR 12000")),
                                        new PaymentRequest.Line(2, "Four benches", Money.parse("EUR 5000")),
                                        new PaymentRequest.Line(3, "Signs in two languages", Money.parse("EUR 3000"))),
                                IBAN,
                                "{\"kind\": \"final\", \"claimedCost\": 20000, \"iban\": \"" + IBAN
                                        + "\", \"done\": \"The path lies, the benches stand, the signs are up.\","
                                        + " \"publicity\": \"Demo Newspaper, 3 May\", \"truthful\": true}"),
                        APPLICANT)
                .id());
        runJobs(project);
        runJobs(claim);
        String task = take(OFFICER, claim, "Task_CheckClaim");
        Page page = screens.desktop();
        Locator form = open(page, OFFICER, task);
        assertThat(form).containsText("The path lies, the benches stand");
        Locator lines = form.locator("[data-rows=lines] > [data-row]");
        lines.nth(1).locator("[data-field=accepted]").fill("2500");
        assertThat(lines.nth(1).locator("[data-field=reason]")).isVisible();
        lines.nth(1).locator("[data-field=reason]").selectOption("not-paid");
        form.locator("[data-take]").last().click();
        assertThat(lines.nth(0).locator("[data-field=accepted]")).hasValue("12000.00");
        assertThat(lines.nth(1).locator("[data-field=accepted]")).hasValue("2500");
        assertThat(lines.nth(0).locator("[data-field=reason]")).isHidden();
        assertThat(form.locator("[data-show='outcome.excess']")).containsText("14.29");
        assertThat(form.locator("[data-show='outcome.payable']")).containsText("13,500.00");
        form.locator("[data-field=result]").selectOption("accept");
        assertThat(form.locator("[data-missing]")).containsText("what was approved");
        form.locator("[data-field=delivered]").selectOption("as-approved");
        form.locator("[data-field=remarks]").fill("One bench was not paid for in time.");
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing");
        screens.keepWhole(page, "tasklist-claim-check", 1280, 1750);

        Page phone = screens.phone();
        Locator onPhone = open(phone, OFFICER, task);
        assertThat(onPhone.locator("[data-field=remarks]")).hasValue("One bench was not paid for in time.");
        screens.keepWhole(phone, "tasklist-claim-check-phone", 390, 3200);

        showCase(page);
        assertThat(page.locator(".leader-case-facts").first()).containsText("18,000.00 EUR");
        screens.keep(page, "tasklist-claim-case");
        backToForm(page);
        assertThat(page.locator("form.leader-form")).hasAttribute("data-ready", "true");
        page.locator("button:has-text('Complete')").click();
        assertThat(page.locator("form.leader-form")).hasCount(0);
        Assertions.assertThat(checks.of(claim)).singleElement().satisfies(check -> {
            Assertions.assertThat(check.result()).isEqualTo("accept");
            Assertions.assertThat(check.checkedBy()).isEqualTo(OFFICER);
        });
        Assertions.assertThat(lineChecks.of(claim).get(1).reason()).isEqualTo("not-paid");
    }

    @Test
    void anOfficerChecksTheCostsOneByOne() {
        Map<String, String> costs = new LinkedHashMap<>();
        costs.put("Gravel and a bridge", "12000");
        costs.put("Four benches", "8000");
        UUID application = anApplication().paying(costs).handedOver();
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        runJobs(application);
        String task = take(OFFICER, application, "Task_CheckCosts");
        Page page = screens.desktop();
        Locator form = open(page, OFFICER, task);
        Locator lines = form.locator("[data-rows=lines] > [data-row]");
        lines.nth(1).locator("[data-field=eligible]").fill("7000");
        lines.nth(1).locator("[data-field=reason]").selectOption("above-lowest-offer");
        lines.nth(1).locator("[data-field=basis]").selectOption("offers");
        form.locator("[data-take]").last().click();
        assertThat(lines.nth(0).locator("[data-field=eligible]")).hasValue("12000.00");
        assertThat(lines.nth(0).locator("[data-field=reason]")).isHidden();
        assertThat(form.locator("[data-show=support]")).containsText("17,100.00");
        form.locator("[data-field=costs]").selectOption("eligible");
        assertThat(form.locator("[data-missing]")).containsText("by what its price was found reasonable");
        lines.nth(0).locator("[data-field=basis]").selectOption("offers");
        form.locator("[data-field=reasons]").fill("Three offers each; one bench is cheaper at the next supplier.");
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing");
        screens.keepWhole(page, "tasklist-cost-check", 1280, 1300);
        Page phone = screens.phone();
        open(phone, OFFICER, task);
        screens.keepWhole(phone, "tasklist-cost-check-phone", 390, 2400);
        page.locator("button:has-text('Complete')").click();
        assertThat(page.locator("form.leader-form")).hasCount(0);
        runJobs(application);
        Assertions.assertThat(openTasks(application)).containsExactly("Task_PrepareDecision");
    }

    @Test
    void whoPreparedADecisionDoesNotApproveItAndAnotherPersonDoes() {
        people.employ(
                "demo-both",
                "Demo",
                "Officer and approver",
                PASSWORD,
                List.of("lad-officer", "lad-approver"),
                List.of());
        UUID application = aHandedOverApplication();
        check(application, "20000");
        Page both = screens.desktop();
        open(both, "demo-both", take("demo-both", application, "Task_PrepareDecision"));
        choose(both, "Give the grant");
        both.locator(".fjs-container textarea").fill("A path that the strategy asks for; the costs are reasonable.");
        screens.keep(both, "tasklist-funding-proposal");
        completeForm(both);
        runJobs(application);

        String approval = open(application, "Task_ApproveDecision").get(0).getId();
        screens.openTask(both, "demo-both", PASSWORD, approval);
        both.locator("button:has-text('Claim')").first().click();
        assertThat(both.locator("[notifications-panel], .notifications").first())
                .containsText("You did an earlier part of this case that this task checks");
        screens.keep(both, "tasklist-four-eyes");

        Page approver = screens.desktop();
        open(approver, APPROVER, take(APPROVER, application, "Task_ApproveDecision"));
        showCase(approver);
        assertThat(approver.locator(".tab-content").first()).containsText("What the registers say");
        screens.keep(approver, "tasklist-decision-case");
        backToForm(approver);
        choose(approver, "Approved");
        completeForm(approver);
        runJobs(application);
        Assertions.assertThat(decisionsOn(application)).contains("funding approved");
        Assertions.assertThat(decisions.decisionOn(application).orElseThrow()).satisfies(decision -> {
            Assertions.assertThat(decision.madeBy()).isEqualTo("demo-both");
            Assertions.assertThat(decision.approvedBy()).isEqualTo(APPROVER);
        });
    }

    @Test
    void aRunIsReleasedByAnotherAndBookedByAThird() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "12000", "8000");
        authorise(claim);
        UUID payment = follow(payments.ofClaim(claim).orElseThrow().id());
        runJobs(payment);
        UUID run = follow(payments.find(payment).orElseThrow().run());
        runJobs(run);
        moveTo(payments.run(run).orElseThrow().runAt(), run);

        Page releaser = screens.desktop();
        open(releaser, RELEASER, take(RELEASER, run, "Task_ReleaseRun"));
        showCase(releaser);
        assertThat(releaser.locator(".tab-content").first()).containsText("Who worked on them");
        screens.keep(releaser, "tasklist-payment-run-case");
        backToForm(releaser);
        choose(releaser, "Released");
        screens.keep(releaser, "tasklist-run-release");
        completeForm(releaser);
        runJobs(run);
        runJobs(payment);
        Assertions.assertThat(payments.run(run).orElseThrow().releasedBy()).isEqualTo(RELEASER);

        Page accountant = screens.desktop();
        open(accountant, ACCOUNTANT, take(ACCOUNTANT, payment, "Task_BookPayment"));
        choose(accountant, "Settled");
        writeDay(accountant, today());
        accountant.locator(".fjs-container input.fjs-input[type=text]").last().fill("VK-2024-17");
        screens.keep(accountant, "tasklist-payment-booking");
        completeForm(accountant);
        runJobs(payment);
        assertEnded(payment, "payment", "End_PaymentBooked");
    }

    /** Each task from the group's opinion to the payment in its own form, and each form moves the case on. */
    @Test
    void everyFormOfDecisionAndPaymentDoesItsWork() {
        UUID application = aHandedOverApplication();
        answer(OFFICER, application, "Task_ReviewOpinion", page -> choose(page, "Not lawful"));
        UUID project = anApprovedProject();
        LocalDate due = approvals.of(project).orElseThrow().implementationDue();
        amendments.request(project, "The ice broke the bridge.", due.plusMonths(2), APPLICANT);
        runJobs(project);
        answer(OFFICER, project, "Task_DecideAmendment", page -> {
            choose(page, "Accept the change");
            writeDay(page, due.plusMonths(2));
        });
        answer(APPROVER, project, "Task_ApproveAmendment", page -> choose(page, "Approved"));
        Assertions.assertThat(approvals.of(project).orElseThrow().implementationDue())
                .isEqualTo(due.plusMonths(2));

        moveTo(dateOf(project, "implementationDue").plusSeconds(1), project);
        LocalDate later = today().plusMonths(3);
        answer(OFFICER, project, "Task_DecideOverdue", page -> {
            choose(page, "It gets more time");
            writeDay(page, later);
        });
        Assertions.assertThat(approvals.of(project).orElseThrow().implementationDue())
                .isEqualTo(later);

        UUID claim = aClaim(project, "final", "12000", "8000");
        accept(claim, "12000", "8000");
        answer(INSPECTOR, claim, "Task_VisitSite", page -> {
            choose(page, "It differs");
            page.locator(".fjs-container .fjs-form-field-number input").fill("18000");
        });
        answer(CHECKER, claim, "Task_CheckSecond", page -> choose(page, "Agreed"));
        answer(AUTHORISER, claim, "Task_AuthorisePayment", page -> choose(page, "Authorised"));
        Assertions.assertThat(payments.ofClaim(claim).orElseThrow().amount())
                .as("18 000 instead of 20 000 found, the excess deducted once more")
                .isEqualTo(Money.parse("EUR 14400"));
    }

    @Test
    void everyFormAfterADecisionOrAPaymentDoesItsWork() {
        UUID refused = aHandedOverApplication();
        answer(OFFICER, refused, "Task_ReviewOpinion", page -> choose(page, "Lawful: it stands"));
        findIneligible(refused);
        answer(OFFICER, refused, "Task_PrepareDecision", page -> choose(page, "Refuse the application"));
        answer(APPROVER, refused, "Task_ApproveDecision", page -> choose(page, "Approved"));
        challenges.submit(refused, "The register was wrong.", APPLICANT);
        runJobs(refused);
        answer(DIRECTOR, refused, "Task_AnswerChallenge", page -> choose(page, "It stands"));
        challenges.appeal(refused, "A420-17-24", APPLICANT);
        runJobs(refused);
        answer(DIRECTOR, refused, "Task_RecordJudgment", page -> {
            choose(page, "Appeal dismissed");
            page.locator(".fjs-container input[type=text]").fill("A420-17-24, 3 May");
        });
        assertEnded(refused, "challenge", "End_UpheldByCourt");

        UUID project = aPaidProject();
        String manager = "manager-" + applications.project(project).terms().lag();
        moveTo(dateOf(project, "nextReportOpens").plus(Duration.ofDays(1)), project);
        moveTo(dateOf(project, "reportDue").plusSeconds(1), project);
        answer(manager, project, "Task_FollowUpReport", page -> choose(page, "The beneficiary gets more time"));
        monitorings.report(project, "{\"resultsUsed\": \"yes\", \"content\": \"Concerts.\"}", APPLICANT);
        runJobs(project);
        answer(manager, project, "Task_ReviewReport", page -> choose(page, "Something was found"));
        answer(INSPECTOR, project, "Task_VisitProject", page -> choose(page, "It differs"));
        moveTo(dateOf(project, "correctionDue").plus(Duration.ofDays(1)), project);
        answer(INSPECTOR, project, "Task_CheckCorrection", page -> choose(page, "Not put right"));
        moveTo(dateOf(project, "explanationDue").plusSeconds(1), project);
        answer(OFFICER, project, "Task_ProposeRecovery", page -> choose(page, "Recover the amount"));
        answer(DIRECTOR, project, "Task_ApproveRecovery", page -> choose(page, "Approved"));
        answer(ACCOUNTANT, project, "Task_BookRepayment", page -> {
            choose(page, "All that was left");
            writeDay(page, today());
            page.locator(".fjs-container input[type=text]").last().fill("VK-17");
        });
        assertEnded(project, "recovery", "End_Recovered");
    }

    /** The person takes the task in a browser, answers it with reasons for everything, and completes it. */
    private void answer(String person, UUID caseId, String task, Consumer<Page> answers) {
        Page page = desks.computeIfAbsent(person, id -> screens.desktop());
        open(page, person, take(person, caseId, task));
        answers.accept(page);
        for (Locator text : page.locator(".fjs-container textarea").all()) {
            text.fill("Demo: seen, compared and found so.");
        }
        screens.keep(page, "form-" + task);
        completeForm(page);
        runJobs(caseId);
        Assertions.assertThat(open(caseId, task)).as(task).isEmpty();
    }

    /** Types the day; the picker comes to life a moment after its field and forgets what was typed before. */
    private static void writeDay(Page page, LocalDate day) {
        Locator field = page.locator(".fjs-container .fjs-form-field-datetime input.flatpickr-input")
                .first();
        String typed = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
        for (int attempt = 0; attempt < 5; attempt++) {
            field.fill(typed);
            field.press("Enter");
            page.waitForTimeout(300);
            if (!field.inputValue().isEmpty()) {
                return;
            }
        }
        Assertions.fail("the day is not kept: " + typed);
    }

    /** Signed in, the task open, its form ready: embedded or Camunda's own. */
    private Locator open(Page page, String person, String task) {
        screens.openTask(page, person, PASSWORD, task);
        Locator form = page.locator("form.leader-form[data-ready=true], .fjs-container")
                .first();
        assertThat(form).isVisible();
        return form;
    }

    private static void choose(Page page, String label) {
        page.locator(".fjs-container label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + label)))
                .first()
                .click();
    }

    private static void completeForm(Page page) {
        page.locator("button:has-text('Complete')").click();
        assertThat(page.locator(".fjs-container")).hasCount(0);
    }

    /** The whole of it in the picture: Tasklist scrolls inside. */
    private static void showCase(Page page) {
        page.setViewportSize(1280, 2600);
        page.locator("a:has-text('Lieta · Case')").click();
        assertThat(page.locator(".tab-content h4").first()).isVisible();
    }

    private static void backToForm(Page page) {
        page.setViewportSize(1280, 900);
        page.locator("ul.nav-tabs a").first().click();
    }
}
