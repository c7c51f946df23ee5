package lv.leader.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The demo as a newcomer starts it, in Latvian: a quiet log, work in each of the nine steps, every screen in Latvian. */
@TestPropertySource(
        properties = {
            "leader.demo-programme=true",
            "leader.language=lv",
            // A server of its own: one virtual machine opens a folder once.
            "leader.database.directory=target/postgres-demo"
        })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
// Last: closing a second application takes the engine's name from the first, whose web apps then find none.
@Order(Integer.MAX_VALUE)
class DemoTest extends BrowserTest {

    private static final String PASSWORD = "Gauja-Salaca-2026";
    private static final Pattern ALARM = Pattern.compile("(?m)^.*\\b(WARN|WARNING|ERROR|FATAL|PANIC)\\b.*$");

    private static final Pattern UNTRANSLATED = Pattern.compile("\\b[A-Z]+_[A-Z_]+\\b");

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void theStartWarnsOfNothing(CapturedOutput output) {
        assertThat(output.getAll()).contains("Started ", "The demo programme is loaded");
        assertThat(ALARM.matcher(output.getAll())
                        .results()
                        .map(MatchResult::group)
                        // What the database answers to whoever asks whether it is up already.
                        .filter(line -> !line.endsWith("the database system is starting up")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-evaluator-1", "demo-officer", "demo-accountant", "demo-secretariat"})
    void whoSignsInBeginsWithWorkAndNotWithAnEmptyList(String person) {
        Page page = desktop();
        signIn(page, "/camunda/app/tasklist/default/", person, PASSWORD);
        PlaywrightAssertions.assertThat(page.locator("ol.tasks-list .task").first())
                .isVisible();
        // Nobody's list holds what a colleague has taken.
        PlaywrightAssertions.assertThat(page.locator("ol.tasks-list")).not().containsText("Demo Evaluator Two");
        keep(page, "tasklist-waits-for-" + person);
    }

    @Test
    void theMapAgreesWithTheEngineAndTheLedger() {
        Page page = cockpit(desktop());
        Map<Integer, Long> counted = new LinkedHashMap<>();
        for (int step = 1; step <= 9; step++) {
            counted.put(step, number(card(page, step).locator(".leader-step-count strong")));
        }
        long inWork = project("Call_Implementation");
        long paying = instances("payment");
        long open = submitted("closes_at >= leader_now()");
        assertThat(counted)
                .containsEntry(
                        1,
                        tasks.createTaskQuery().processDefinitionKey("strategy").count())
                .containsEntry(2, instances("strategy-selection"))
                .containsEntry(
                        3,
                        runtime.createProcessInstanceQuery()
                                .processDefinitionKey("call")
                                .activityIdIn("Task_DraftCall", "Call_Agreement", "Timer_CallOpens", "Timer_CallCloses")
                                .count())
                .containsEntry(4, open)
                .containsEntry(5, project("Event_ConformityDecided", "Gateway_OnReserveList") - open)
                .containsEntry(6, project("Call_FundingDecision", "Call_Challenge"))
                .containsEntry(7, inWork - paying)
                .containsEntry(8, paying)
                .containsEntry(9, project("Call_Monitoring"));
        assertThat(counted.values()).as("work in every step: %s", counted).allMatch(cases -> cases > 0);
        assertThat(digits(card(page, 3).locator(".leader-step-money strong"))).isEqualTo(ledger("CALL"));
        assertThat(digits(card(page, 6).locator(".leader-step-money strong"))).isEqualTo(ledger("RESERVED"));
        assertThat(digits(card(page, 7).locator(".leader-step-money strong"))).isEqualTo(ledger("COMMITTED"));
        assertThat(digits(card(page, 8).locator(".leader-step-money strong"))).isEqualTo(ledger("PAID"));
    }

    @Test
    void aManagerComesFromTheMapToTheDiagram() {
        Page page = cockpit(desktop());
        page.setViewportSize(1280, 1100);
        keep(page, "cockpit-steps");
        card(page, 6).locator(".leader-step-diagrams a").first().click();
        page.waitForURL("**/process-definition/funding-decision:**/runtime**");
        PlaywrightAssertions.assertThat(page.locator(".djs-container")).isVisible();
        keep(page, "cockpit-diagram");
        Page phone = cockpit(phone());
        phone.setViewportSize(390, 2200);
        assertThat((int) phone.evaluate("document.querySelector('.leader-steps').scrollWidth"))
                .isLessThanOrEqualTo(390);
        keep(phone, "cockpit-steps-phone");
    }

    @ParameterizedTest
    @CsvSource({
        "tasklist, demo-evaluator-1, Izveidot filtru",
        "cockpit, demo-analyst, Procesi",
        "admin, demo-admin, Lietotāji",
        "welcome, demo-officer, Lietotnes"
    })
    void everyScreenSpeaksTheInstallationsLanguageWhateverTheBrowserPrefers(String app, String person, String word) {
        Page page = desktop();
        signIn(page, "/camunda/app/" + app + "/default/", person, PASSWORD);
        PlaywrightAssertions.assertThat(page.locator("body")).containsText(word);
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", "lv");
        keep(page, app + "-latvian");
        assertThat(UNTRANSLATED
                        .matcher(page.locator("body").innerText())
                        .results()
                        .map(MatchResult::group))
                .as("keys in place of texts")
                .isEmpty();
        assertThat(page.locator("body").innerText()).doesNotContain("localization");
    }

    @Test
    void anApplicantOfTheDemoMayAskForAPayment() {
        String project = database.sql("""
                        SELECT a.id FROM application a JOIN decision d ON d.case_id = a.id AND d.kind = 'funding'
                        WHERE a.title = 'Demo projekts S-10'
                        """).query(String.class).single();
        Page page = desktop();
        signIn(page, "/eps/sign-in?lang=en", "demo-applicant-3", PASSWORD);
        page.waitForURL("**/eps**");
        page.navigate(address("/eps/cases/" + project + "?lang=en"));
        page.click(".eps-awaited button");
        PlaywrightAssertions.assertThat(page.locator("[name=kind]")).isVisible();
    }

    @Test
    void anAuditorReadsACaseInLatvian() {
        String number = database.sql("""
                        SELECT a.number FROM application a JOIN claim c ON c.application = a.id
                        WHERE a.title = 'Demo projekts S-9'
                        """).query(String.class).single();
        Page page = desktop();
        signIn(page, "/desk/audit?number=" + number, "demo-auditor", PASSWORD);
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Demo projekts S-9");
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", "lv");
        PlaywrightAssertions.assertThat(page.locator("section").nth(0)).containsText("Balsis pēc vārda");
        PlaywrightAssertions.assertThat(page.locator("section").nth(1)).containsText("nav interešu konflikta");
        PlaywrightAssertions.assertThat(page.locator("section").nth(2)).containsText("Lauku atbalsta dienests");
        Accessible.check(page);
        keep(page, "auditor-application-latvian");
    }

    private Page cockpit(Page page) {
        signIn(page, "/camunda/app/cockpit/default/", "demo-programme", PASSWORD);
        PlaywrightAssertions.assertThat(page.locator(".leader-step")).hasCount(9);
        return page;
    }

    private static Locator card(Page page, int step) {
        return page.locator(".leader-step[data-step='" + step + "']");
    }

    private static long number(Locator shown) {
        return Long.parseLong(shown.innerText().strip());
    }

    private static long digits(Locator amount) {
        return Long.parseLong(amount.innerText().replaceAll("\\D", ""));
    }

    private long instances(String process) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }

    private long project(String... where) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .activityIdIn(where)
                .count();
    }

    private long submitted(String when) {
        return database.sql("""
                        SELECT count(*) FROM application a JOIN call_round c ON c.id = a.call
                        WHERE c.published_at IS NOT NULL AND NOT EXISTS
                              (SELECT 1 FROM application_withdrawal w WHERE w.application = a.id) AND c.%s
                        """.formatted(when)).query(Long.class).single();
    }

    /** In cents, from the entries instead of the balances. */
    private long ledger(String account) {
        return database.sql("""
                        SELECT coalesce(sum(e.amount), 0) * 100 FROM ledger_entry e
                        JOIN ledger_account a ON a.id = e.account WHERE a.kind = :account
                        """).param("account", account).query(Long.class).single();
    }
}
