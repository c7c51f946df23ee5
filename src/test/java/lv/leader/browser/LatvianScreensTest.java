package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyDrafts;
import org.camunda.bpm.engine.TaskService;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a group sees in Latvian. */
// A second context takes the engine's name, by which REST requests find it: after all that share the first one.
@Order(Integer.MAX_VALUE - 1)
class LatvianScreensTest extends LatvianBrowserTest {

    private static final String PASSWORD = "Gauja-Salaca-2026";

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    Calls calls;

    @Autowired
    CallDrafts callDrafts;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

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

    @Test
    void aCallIsDraftedInLatvian() {
        UUID strategy = strategies.start("AL12", "Demo stratēģija", "EAFRD", "2023-2027");
        drafts.write(strategy, Drafts.sound());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        UUID call = calls.start("AL12", "EAFRD", "2023-2027");
        var action = strategies
                .actions(strategies.approved(strategy).orElseThrow().id())
                .get(0);
        callDrafts.write(
                call,
                new CallDraft(
                        LocalDate.now().plusDays(3),
                        LocalDate.now().plusDays(60),
                        new BigDecimal("12"),
                        "call-up",
                        List.of(new CallDraft.ActionDraft(action.id(), Money.parse("EUR 210000"))),
                        List.of(),
                        "Konsultācijas trešdienās.",
                        "Demo vadītāja, +371 00000000, demo@example.org",
                        null));
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(call.toString())
                .singleResult()
                .getId();
        tasks.claim(task, "demo-manager");
        keepTask("tasklist-call", "demo-manager", PASSWORD, task);
        var page = desktop();
        screens.openTask(page, "demo-manager", PASSWORD, task);
        var form = page.locator("form.leader-form");
        assertThat(form.locator("[data-missing]")).containsText("Līdz kārtas sākumam ir 3 dienas, vajag vismaz 30");
        assertThat(form.locator("[data-missing]")).containsText("kur var izlasīt stratēģiju un kritērijus");
        assertThat(form).containsText("Nepārtrauktas kārtas daļas");
    }
}
