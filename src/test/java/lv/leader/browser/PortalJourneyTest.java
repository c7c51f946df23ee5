package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.clarification.Clarifications;
import lv.leader.database.Ids;
import lv.leader.eps.Accounts;
import lv.leader.eps.OpenCall;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Move;
import lv.leader.monitoring.Monitorings;
import lv.leader.party.Party;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An applicant's whole way through the portal, at a desk and with a phone, in both languages. */
class PortalJourneyTest extends ProjectTest {

    private static final String GROUP = "AL12";

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    Accounts accounts;

    @Autowired
    Clarifications clarifications;

    @Autowired
    Monitorings monitorings;

    private OpenCall call;
    private UUID client;
    private String userName;

    @BeforeEach
    void anOpenCallWithMoneyAndSomebodyWhoActsForAnAssociation() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        if (parties.ofLocalActionGroup(GROUP).isEmpty()) {
            UUID group = Ids.next();
            parties.register(new Party(
                    group, Party.Kind.ORGANISATION, "Demo partnerība Ziemeļgauja", GROUP, null, "association", false));
            parties.localActionGroup(GROUP, group, List.of("0053000", "0054000"));
        }
        call = OpenCall.of(GROUP, database, calls, clock);
        transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(Account.Kind.SOURCE, Ids.next()),
                new Account(Account.Kind.CALL, call.action()),
                Fund.EAFRD,
                Money.parse("EUR 210000"),
                new BigDecimal("0.8"),
                call.call(),
                "demo",
                null,
                "demo")));
        client = aClient("Demo biedrība Upes ceļš");
        userName = "j-" + Ids.next();
        accounts.open(userName, "Demo Ilze", "demo@demo.invalid", PASSWORD);
        accounts.represent(userName, client);
    }

    @ParameterizedTest
    @CsvSource({"desktop, lv", "phone, en"})
    void fromTheOpenCallToTheYearlyReport(String device, String language) {
        Page page = device.equals("phone") ? screens.phone() : screens.desktop();
        String shot = "portal-" + device + "-" + language + "-";
        UUID project = apply(page, shot, language);
        answer(page, shot, project);
        readTheDecision(page, shot, project);
        askForPayment(page, shot, project);
        report(page, shot, project);
        String other = language.equals("lv") ? "en" : "lv";
        see(page, "/eps/cases/" + project + "?lang=" + other);
        screens.keep(page, "portal-" + device + "-" + other + "-case-reported");
    }

    private static void cost(Page page, int row, String category, String item, String total, String eligible) {
        String name = "[name='costs[" + row + "].%s']";
        page.selectOption(name.formatted("category"), category);
        page.fill(name.formatted("item"), item);
        page.fill(name.formatted("total"), total);
        page.fill(name.formatted("eligible"), eligible);
    }

    private UUID apply(Page page, String shot, String language) {
        see(page, "/eps?lang=" + language);
        page.click("a[href='/eps/calls/" + call.call() + "']");
        Accessible.check(page);
        page.click("a[href$='/apply']");
        Accessible.check(page);
        page.fill("#username", userName);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        Accessible.check(page);
        page.click("main form button[type=submit]");
        page.fill("[name=title]", "Gājēju taka uz upi");
        page.selectOption("[name=kind]", "public");
        page.selectOption("[name=municipality]", "0053000");
        page.fill("[name=summary]", "Taka ar diviem soliem un tiltiņu pār grāvi.");
        cost(page, 0, "construction", "Šķembas un tiltiņš", "9 500", "8000");
        page.click("button[value='add:costs']");
        cost(page, 1, "equipment", "Divi soli", "2 500", "2000");
        page.fill("[name=requestedSupport]", "9 500");
        page.locator("[name=requestedSupport]").blur();
        assertThat(page.locator("#progress")).containsText("90 %");
        Accessible.check(page);
        screens.keep(page, shot + "draft-warning");
        page.fill("[name=requestedSupport]", "9 000");
        page.click("button[value=send]");
        assertThat(page.locator("main .alert-danger").first()).isVisible();
        assertThat(page.locator("[name=aims]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[name=title]")).hasValue("Gājēju taka uz upi");
        Accessible.check(page);
        screens.keep(page, shot + "draft-missing");
        page.fill("[name=aims]", "Četrdesmit cilvēku katru nedēļu iet kājām.");
        page.locator("[name=beneficiaries]").first().check();
        page.fill("[name=plannedEnd]", monday.plusYears(1).toString());
        page.check("[name=truthful]");
        page.check("[name=publicity]");
        page.click("button[value=send]");
        page.waitForURL("**/eps/cases/**");
        assertThat(page.locator("main .alert-success")).isVisible();
        Accessible.check(page);
        screens.keep(page, shot + "receipt");
        UUID project =
                applications.ofApplicants(List.of(client), null, 1).get(0).id();
        runJobs(follow(project));
        see(page, "/eps/cases/" + project);
        return project;
    }

    private void answer(Page page, String shot, UUID project) {
        handOver(project);
        askAboutCosts(project, "Cik metru taku paredzēts bruģēt, un kas to kops ziemā?");
        see(page, "/eps/cases");
        screens.keep(page, shot + "waiting");
        page.click(".eps-waits button");
        page.fill("[name=answer]", "Simt divdesmit metru; kops biedrība.");
        Accessible.check(page);
        page.click("button[value=send]");
        assertThat(page.locator("main")).containsText("Simt divdesmit metru; kops biedrība.");
        Accessible.check(page);
        runJobs(project);
    }

    private void readTheDecision(Page page, String shot, UUID project) {
        checkCosts(project, "10000");
        propose(project, "approve");
        see(page, "/eps/cases");
        page.locator(".eps-waits a[href*='/decisions/']").last().click();
        Accessible.check(page);
        screens.keep(page, shot + "decision");
        see(page, "/eps/cases/" + project);
        screens.keep(page, shot + "case");
    }

    private void askForPayment(Page page, String shot, UUID project) {
        page.click(".eps-awaited button");
        page.selectOption("[name=kind]", "final");
        page.fill("[name=claimedCost]", "10 500");
        page.fill("[name=iban]", "LV80 BANK 0000 4351 9500 1");
        page.fill("[name=done]", "Taka ar diviem soliem un tiltiņu.");
        page.locator("[name=done]").blur();
        assertThat(page.locator("#progress")).containsText("10");
        assertThat(page.locator("[name=publicity]")).isVisible();
        Accessible.check(page);
        screens.keep(page, shot + "payment");
        page.fill("[name=claimedCost]", "10 000");
        page.check("[name=truthful]");
        page.click("button[value=send]");
        page.waitForURL("**/eps/cases/**");
        assertThat(page.locator("main .alert-success")).isVisible();
        Accessible.check(page);
        runJobs(project);
        UUID claim = follow(claims.ofProject(project).get(0).id());
        runJobs(claim);
        see(page, "/eps/cases/" + project);
        pay(claim);
    }

    private void report(Page page, String shot, UUID project) {
        moveTo(monitorings.owed(project).orElseThrow().opensAt(), project);
        see(page, "/eps/cases");
        page.locator(".eps-waits button").first().click();
        page.check("[name=resultsUsed][value=yes]");
        page.check("[name=business][value=no]");
        page.fill("[name=content]", "Taku izmanto katru dienu; vasarā bija divi pārgājieni.");
        page.fill("[name=users]", "400");
        page.check("[name=truthful]");
        Accessible.check(page);
        page.click("button[value=send]");
        page.waitForURL("**/eps/cases/**");
        assertThat(page.locator("main .alert-success")).isVisible();
        Accessible.check(page);
        runJobs(project);
        see(page, "/eps/cases/" + project);
    }

    @Test
    void aQuestionIsAnsweredWithTheKeyboardAlone() {
        UUID project = anApplication(client);
        handOver(project);
        askAboutCosts(project, "How long is the path?");
        Page page = screens.desktop();
        page.navigate(screens.address("/eps/sign-in?lang=en"));
        page.keyboard().press("Tab");
        assertThat(page.locator(".eps-skip")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type(userName);
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("How long is the path?");
        go(page, ".eps-waits button");
        go(page, "[name=answer]");
        page.keyboard().type("A hundred metres.");
        go(page, "button[value=send]");
        assertThat(page.locator("main")).containsText("It was received");
        org.assertj.core.api.Assertions.assertThat(
                        clarifications.of(project).get(0).answer())
                .isEqualTo("A hundred metres.");
    }

    @Test
    void aPaymentRequestIsSentWithoutScripts() {
        UUID project = anApprovedProject(client);
        try (var context = Chromium.get()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("en-GB"))) {
            Page page = context.newPage();
            screens.signIn(page, "/eps/sign-in?lang=en", userName, PASSWORD);
            page.locator(".eps-waits button").press("Enter");
            page.selectOption("[name=kind]", "interim");
            page.fill("[name=claimedCost]", "4000");
            page.fill("[name=iban]", "LV80BANK0000435195001");
            page.locator("button[value=save]").press("Enter");
            page.fill("[name=done]", "Half of the path.");
            page.locator("[name=truthful]").press("Space");
            page.locator("button[value=send]").press("Enter");
            assertThat(page.locator("main")).containsText("It was received");
        }
        org.assertj.core.api.Assertions.assertThat(claims.ofProject(project)).singleElement();
        runJobs(project);
        follow(claims.ofProject(project).get(0).id());
    }

    @ParameterizedTest
    @CsvSource({"lv", "en"})
    void thePagesThatAJourneyDoesNotPassAreAccessibleToo(String language) {
        UUID project = anApprovedProject(client);
        Page page = screens.phone();
        screens.signIn(page, "/eps/sign-in?lang=" + language, userName, PASSWORD);
        for (String kind : List.of("amendment-request", "challenge", "giving-up")) {
            page.navigate(screens.address("/eps/cases/" + project));
            page.click("form:has(input[value=" + kind + "]) button");
            page.click("button[value=send]");
            assertThat(page.locator("main .alert-danger").first()).isVisible();
            Accessible.check(page);
        }
        for (String path :
                List.of("/eps/cases", "/eps/cases/" + project + "/application", "/eps/cases/" + Ids.next())) {
            see(page, path);
        }
    }

    /** Tabs on until the control has the focus, then acts on it; a text box only gets the focus. */
    private static void go(Page page, String control) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.locator(control).first().evaluate("element => element === document.activeElement")) {
                if (control.contains("button")) {
                    page.keyboard().press("Enter");
                }
                return;
            }
        }
        throw new AssertionError(control + " is not reached with the keyboard on " + page.url());
    }

    private void see(Page page, String path) {
        page.navigate(screens.address(path));
        Accessible.check(page);
    }
}
