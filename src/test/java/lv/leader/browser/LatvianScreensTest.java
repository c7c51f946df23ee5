package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.UUID;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a group sees in Latvian. */
class LatvianScreensTest extends LatvianBrowserTest {

    private static final String PASSWORD = "Gauja-Salaca-2026";

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void aStrategyIsWrittenInLatvian() {
        UUID strategy = strategies.start("AL12", "Demo stratēģija", "EAFRD", "2023-2027");
        drafts.write(strategy, Drafts.withAllocationGap());
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(strategy.toString())
                .singleResult()
                .getId();
        tasks.claim(task, "demo-manager");
        keepTask("tasklist-strategy", "demo-manager", PASSWORD, task);
        var page = desktop();
        screens.openTask(page, "demo-manager", PASSWORD, task);
        var form = page.locator("form.leader-form");
        assertThat(form.locator("[data-tracker]")).containsText("Pabeigtas daļas: 9/10");
        assertThat(form.locator("fieldset[data-section^=money] .leader-gap")).containsText("Sadalījums atšķiras");
    }
}
