package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.UUID;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager writes in Tasklist: what is typed is kept, what is missing is said, completing waits for it. */
class TasklistFormsTest extends BrowserTest {

    private static final String PASSWORD = "Gauja-Salaca-2026";

    @Autowired
    Strategies strategies;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

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
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
    }

    @Test
    void whatIsTypedIsKeptAndCompletingSaysWhatIsMissing() {
        Page page = desktop();
        signIn(page, "/camunda/app/tasklist/default/#/?task=" + task, "demo-manager", PASSWORD);
        page.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
        var form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        assertThat(form.locator("[data-field=title]")).hasValue("Demo strategy");
        assertThat(form.locator("[data-missing]")).containsText("Write at least one action.");
        form.locator("[data-field=needs]").fill("A bus, a hall, work near home.");
        form.locator("[data-add=actions]").click();
        var action = form.locator("[data-rows=actions] > [data-row]");
        action.locator("[data-field=code]").fill("2.1");
        action.locator("[data-field=allocation]").fill("830 000,50");
        assertThat(form.locator(".leader-note")).containsText("Saved");
        assertThat(form.locator("[data-show='figures.allocated']")).containsText("830,000.50");
        org.assertj.core.api.Assertions.assertThat(
                        strategies.draft(strategy).actions().get(0).code())
                .isEqualTo("2.1");
        keep(page, "tasklist-strategy");

        page.locator("button:has-text('Complete')").click();
        assertThat(page.locator(".notifications, .notification, [notifications-panel]")
                        .first())
                .containsText("residents' meeting");
        assertThat(form.locator("[data-field=needs]")).hasValue("A bus, a hall, work near home.");
    }

    @Test
    void aCompleteStrategyGoesOn() {
        strategies.write(strategy, Drafts.sound());
        Page page = desktop();
        signIn(page, "/camunda/app/tasklist/default/#/?task=" + task, "demo-manager", PASSWORD);
        page.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
        var form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        form.locator("[data-rows=meetings] [data-field=day]")
                .fill(LocalDate.of(2023, 4, 2).toString());
        keep(page, "tasklist-strategy-complete");
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(
                        tasks.createTaskQuery().taskId(task).count())
                .isZero();
        org.assertj.core.api.Assertions.assertThat(
                        strategies.draft(strategy).meetings().get(0).day())
                .isEqualTo(LocalDate.of(2023, 4, 2));
    }
}
