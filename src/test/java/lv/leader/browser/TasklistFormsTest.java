package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import lv.leader.call.Calls;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupMeetings;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A manager writes in Tasklist: what is typed is kept, what is missing is said, completing waits for it. */
class TasklistFormsTest extends BrowserTest {

    private static final String PASSWORD = "Gauja-Salaca-2026";

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    GroupApprovals approvals;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    Calls calls;

    @Autowired
    TransactionTemplate transaction;

    private UUID strategy;
    private String task;

    @BeforeEach
    void aStrategyOnTheManagersDesk() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        strategy = strategies.start("AL12", "Demo strategy", "EAFRD", "2023-2027");
        task = tasks.createTaskQuery()
                .processInstanceBusinessKey(strategy.toString())
                .singleResult()
                .getId();
        tasks.claim(task, "demo-manager");
    }

    @AfterEach
    void takeItBack() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(strategy.toString())
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
    }

    @Test
    void whatIsTypedIsKeptAndCompletingSaysWhatIsMissing() {
        Page page = desktop();
        var form = open(page, "demo-manager", task);
        assertThat(form.locator("[data-field=title]")).hasValue("Demo strategy");
        assertThat(form.locator("[data-missing]")).containsText("Write at least one action.");
        form.locator("[data-field=situation]").fill("A bus, a hall, work near home.");
        form.locator("[data-add=actions]").click();
        var action = form.locator("[data-rows=actions] > [data-row]");
        action.locator("[data-field=code]").fill("2.1");
        action.locator("[data-field=allocation]").fill("830 000,50");
        assertThat(form.locator(".leader-note")).containsText("Saved");
        assertThat(form.locator("[data-show='figures.allocated']")).containsText("830,000.50");
        org.assertj.core.api.Assertions.assertThat(
                        drafts.draft(strategy).actions().get(0).code())
                .isEqualTo("2.1");
        keep(page, "tasklist-strategy");
        assertThat(form.locator("[data-tracker]")).containsText("Parts complete");
        assertThat(form.locator("[data-rows=actions] .leader-gap").first()).containsText("Action 1:");

        Page phone = phone();
        var other = open(phone, "demo-manager", task);
        other.locator("[data-field=title]").fill("From the phone");
        assertThat(other.locator(".leader-note")).containsText("Saved");
        form.locator("[data-field=title]").fill("From the desk");
        assertThat(form.locator(".alert-danger[role=alert]")).containsText("has saved this strategy");
        assertThat(form.locator("[data-field=title]")).hasValue("From the desk");
        org.assertj.core.api.Assertions.assertThat(drafts.draft(strategy).title())
                .isEqualTo("From the phone");
        keep(page, "tasklist-strategy-written-meanwhile");
        form = open(page, "demo-manager", task);

        page.locator("button:has-text('Complete')").click();
        assertThat(page.locator(".notifications, .notification, [notifications-panel]")
                        .first())
                .containsText("meeting or survey of residents");
        assertThat(page.locator("[notifications-panel]").first()).not().containsText("Cannot submit");
        assertThat(form.locator("[data-field=situation]")).hasValue("A bus, a hall, work near home.");
    }

    @Test
    void aCompleteStrategyGoesOn() {
        drafts.write(strategy, Drafts.sound());
        Page page = desktop();
        var form = open(page, "demo-manager", task);
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        form.locator("[data-rows=involvement] [data-field=day]")
                .first()
                .fill(LocalDate.of(2023, 4, 2).toString());
        keep(page, "tasklist-strategy-complete");
        keepTask("tasklist-strategy-whole", "demo-manager", PASSWORD, task);
        assertThat(form.locator(".leader-note")).containsText("Saved");
        page.locator("a:has-text('Lieta · Case')").click();
        assertThat(page.locator(".tab-content, .task-details").first()).containsText("630,000.00 EUR");
        keep(page, "tasklist-case");
        page.locator("ul.nav-tabs a").first().click();
        assertThat(form).hasAttribute("data-ready", "true");
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(
                        tasks.createTaskQuery().taskId(task).count())
                .isZero();
        org.assertj.core.api.Assertions.assertThat(
                        drafts.draft(strategy).involvement().get(0).day())
                .isEqualTo(LocalDate.of(2023, 4, 2));
    }

    @Test
    void aStrategyIsWrittenApprovedByItsGroupAndHandedIn() {
        drafts.write(strategy, Drafts.sound());
        Page manager = desktop();
        var written = open(manager, "demo-manager", task);
        written.locator("[data-add=needs]").click();
        var need = written.locator("[data-rows=needs] > [data-row]").nth(1);
        need.locator("[data-field=name]").fill("Work near home");
        assertThat(written.locator("[data-missing]")).containsText("Need 2");
        need.locator("[data-field=evidence]").fill("The survey of residents");
        assertThat(written.locator("[data-missing]")).containsText("Nothing is missing.");
        manager.locator("button:has-text('Complete')").click();
        assertThat(written).hasCount(0);
        runJobs();

        String approval = taskOf("Task_ApproveByGroup", null);
        tasks.claim(approval, "demo-board");
        Page board = desktop();
        var form = open(board, "demo-board", approval);
        var ballots = form.locator("[data-rows=ballots] > [data-row]");
        assertThat(ballots).hasCount(10);
        form.locator("[data-field=heldOn]").fill(LocalDate.now().toString());
        form.locator("[data-field=place]").fill("Demo hall");
        form.locator("[data-field=decided]").selectOption("hand-in");
        form.locator("[data-field=minutes]").fill("We read the strategy part by part.");
        for (int member = 0; member < 4; member++) {
            ballots.nth(member).locator("[data-field=vote]").selectOption("for");
        }
        assertThat(form.locator("[data-missing]")).containsText("4 of 10 members were present");
        assertThat(form.locator("[data-missing]")).containsText("association has 100 % of the votes");
        assertThat(ballots.nth(0).locator("[data-field=present]")).isChecked();
        keepTask("tasklist-group-approval-refused", "demo-board", PASSWORD, approval);
        board.locator("button:has-text('Complete')").click();
        assertThat(board.locator(".notifications, .notification, [notifications-panel]")
                        .first())
                .containsText("4 of 10 members were present");
        assertThat(form.locator("[data-field=minutes]")).hasValue("We read the strategy part by part.");

        form = open(board, "demo-board", approval);
        form.locator("[data-all-came]").click();
        assertThat(form.locator("[data-missing]")).containsText("Say how these members voted");
        form.locator("[data-rows=ballots] > [data-row]")
                .nth(9)
                .locator("[data-field=vote]")
                .selectOption("against");
        form.locator("[data-all-for]").click();
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        assertThat(form.locator("[data-rows=groups]")).containsText("association: 4 (40 %)");
        assertThat(form.locator("[data-show='count.votesFor']")).containsText("9");
        assertThat(form.locator("[data-show='count.nonPublicShare']")).containsText("70");
        keepTask("tasklist-group-approval", "demo-board", PASSWORD, approval);
        board.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        runJobs();
        String check = taskOf("Task_CheckFormally", null);
        tasks.claim(check, "demo-secretariat");
        Page secretariat = desktop();
        screens.openTask(secretariat, "demo-secretariat", PASSWORD, check);
        secretariat.locator("a:has-text('Lieta · Case')").click();
        var minutes = secretariat.locator("a[href*='Protokols-AL12']").first();
        var paper = secretariat
                .context()
                .request()
                .get(URI.create(secretariat.url())
                        .resolve(minutes.getAttribute("href"))
                        .toString());
        org.assertj.core.api.Assertions.assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void aMemberAssessesAndTheSecretariatRecordsTheVote() {
        drafts.write(strategy, Drafts.sound());
        tasks.complete(task);
        runJobs();
        approvals.keep(strategy, GroupMeetings.of(approvals.meeting(strategy), LocalDate.now(), "hand-in", 8, 8, 0));
        complete("Task_ApproveByGroup", "demo-board", Map.of("decided", "hand-in"));
        complete("Task_CheckFormally", "demo-secretariat", Map.of("result", "complete"));
        complete("Task_DeclareInterest", "demo-member-1", Map.of("interest", "none"));
        complete("Task_DeclareInterest", "demo-member-2", Map.of("interest", "interest"));

        Page member = desktop();
        var sheet = open(member, "demo-member-1", taskOf("Task_AssessStrategy", "demo-member-1"));
        var marks = sheet.locator("[data-rows=marks] > [data-row]");
        assertThat(marks).hasCount(6);
        for (int row = 0; row < 6; row++) {
            marks.nth(row).locator("[data-field=points]").fill("12,5");
            marks.nth(row).locator("[data-field=comment]").fill("As the strategy shows.");
        }
        assertThat(sheet.locator("[data-show=total]")).containsText("75");
        keep(member, "tasklist-assessment");
        member.locator("button:has-text('Complete')").click();
        assertThat(sheet).hasCount(0);
        runJobs();

        Page secretariat = desktop();
        String recording = taskOf("Task_RecordVote", null);
        tasks.claim(recording, "demo-secretariat");
        var vote = open(secretariat, "demo-secretariat", recording);
        vote.locator("[data-field=meetingOn]").fill(LocalDate.now().toString());
        vote.locator("[data-field=outcome]").selectOption("approve");
        assertThat(vote.locator("[data-missing]")).containsText("0 of 2 members were present");
        var ballots = vote.locator("[data-rows=ballots] > [data-row]");
        ballots.nth(0).locator("[data-field=present]").check();
        ballots.nth(0).locator("[data-field=vote]").selectOption("for");
        ballots.nth(1).locator("[data-field=present]").check();
        assertThat(ballots.nth(1)).containsText("does not vote");
        assertThat(vote.locator("[data-missing]")).containsText("Nothing is missing.");
        keep(secretariat, "tasklist-vote");
        secretariat.locator("button:has-text('Complete')").click();
        assertThat(vote).hasCount(0);
        runJobs();
        org.assertj.core.api.Assertions.assertThat(strategies.approved(strategy))
                .isPresent();
    }

    @Test
    void aCallIsDraftedBesideWhatIsLeft() {
        drafts.write(strategy, Drafts.sound());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        UUID call = calls.start("AL12", "EAFRD", "2023-2027");
        String draft = tasks.createTaskQuery()
                .processInstanceBusinessKey(call.toString())
                .singleResult()
                .getId();
        tasks.claim(draft, "demo-manager");
        Page page = desktop();
        var form = open(page, "demo-manager", draft);
        form.locator("[data-field=opens]").fill(LocalDate.now().plusDays(3).toString());
        form.locator("[data-field=closes]").fill(LocalDate.now().plusDays(40).toString());
        form.locator("[data-add=actions]").click();
        form.locator("[data-field=action]").selectOption(new SelectOption().setIndex(1));
        form.locator("[data-field=funding]").fill("210 000");
        assertThat(form.locator("[data-show=total]")).containsText("210,000");
        assertThat(form.locator("[data-missing]")).containsText("3 days, at least 30 are needed");
        form.locator("[data-act=given-up]").click();
        assertThat(form.locator("[data-act=given-up]")).containsText("Really");
        form.locator("[data-act=given-up]").click();
        assertThat(form.locator(".leader-note")).containsText("given up");
        org.assertj.core.api.Assertions.assertThat(
                        calls.findCase(call).orElseThrow().cancelledAt())
                .isNotNull();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(call.toString())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
    }

    private Locator open(Page page, String person, String task) {
        screens.openTask(page, person, PASSWORD, task);
        var form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        return form;
    }

    private void complete(String task, String person, Map<String, Object> answers) {
        String open = taskOf(task, task.equals("Task_DeclareInterest") ? person : null);
        tasks.setAssignee(open, person);
        tasks.complete(open, answers);
        runJobs();
    }

    private String taskOf(String task, String assignee) {
        var query = tasks.createTaskQuery()
                .processInstanceBusinessKey(strategy.toString())
                .taskDefinitionKey(task);
        return (assignee == null ? query : query.taskAssignee(assignee))
                .singleResult()
                .getId();
    }

    private void runJobs() {
        for (int round = 0; round < 10; round++) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(strategy.toString())
                    .list()
                    .forEach(instance -> jobs.createJobQuery()
                            .processInstanceId(instance.getId())
                            .messages()
                            .list()
                            .forEach(job -> jobs.executeJob(job.getId())));
        }
    }
}
