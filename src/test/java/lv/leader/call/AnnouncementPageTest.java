package lv.leader.call;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.browser.Accessible;
import lv.leader.browser.Screens;
import lv.leader.call.CallDraft.ActionDraft;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody reads of a call without signing in, on the page and as PDF/A; and the forms it comes from. */
class AnnouncementPageTest extends CallTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CallChanges changes;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @ParameterizedTest
    @CsvSource({"desktop, lv", "desktop, en", "phone, lv", "phone, en"})
    void aStrangerReadsEverythingOfTheAnnouncement(String device, String language) {
        publish(sound());
        moveTo(dateOf(call, "opensAt"), call);
        Page page = device.equals("phone") ? screens.phone() : screens.desktop();
        page.navigate(screens.address("/eps?lang=" + language));
        Accessible.check(page);
        page.click("a[href='/eps/calls/" + call + "']");
        Accessible.check(page);
        for (Locator details : page.locator("main details").all()) {
            details.locator("summary").click();
        }
        Accessible.check(page);
        for (String said : List.of(
                "Demo group " + lag,
                "LA19",
                "23:59:59",
                "12",
                "24",
                CONTACTS,
                STRATEGY_AT,
                "Come and ask.",
                "EPS",
                "2.1",
                "2.2",
                "90 %",
                "Fits the strategy")) {
            assertThat(page.locator("main")).containsText(said);
        }
        for (String said : language.equals("lv")
                ? List.of("31.03.2024.", "310 000,00 EUR", "210 000,00 EUR", "30 000,00 EUR", "ELFLA", "izslēdzošs")
                : List.of("31 March 2024", "310,000.00 EUR", "210,000.00 EUR", "30,000.00 EUR", "EAFRD", "knock-out")) {
            assertThat(page.locator("main")).containsText(said);
        }
        parties.territory(lag).forEach(place -> assertThat(page.locator("main")).containsText(place.name()));
        screens.keep(page, "portal-" + device + "-" + language + "-announcement");
    }

    @Test
    void aCorrectionIsANewVersionAndTheOneBeforeStaysAsItWasPublished() throws Exception {
        publish(sound());
        byte[] first = pdf(1);
        UUID change = follow(UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            changes.begin(change, lag, "EAFRD", "2023-2027", 1, manager);
            changes.write(
                    change,
                    new ChangeDraft(
                            "correct",
                            "Somebody else, +371 11111111",
                            STRATEGY_AT,
                            "Come and ask.",
                            LocalDate.of(2024, 4, 14),
                            "Demo: the telephone had changed."));
            assertThat(changes.publish(change)).isTrue();
        });
        Page page = screens.desktop();
        page.navigate(screens.address("/eps/calls/" + call + "?lang=en"));
        assertThat(page.locator("main")).containsText("Somebody else, +371 11111111");
        assertThat(page.locator("main")).containsText("Demo: the telephone had changed.");
        assertThat(page.locator("main")).containsText("14 April 2024");
        Accessible.check(page);
        screens.keep(page, "portal-desktop-en-announcement-corrected");
        page.click("a[href$='/versions/1']");
        assertThat(page.locator("main")).containsText("an earlier version");
        assertThat(page.locator("main")).containsText(CONTACTS);
        assertThat(page.locator("main")).containsText("31 March 2024");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first));
        assertThat(page.locator("main")).containsText(hash);
        Accessible.check(page);

        assertThat(pdf(1)).isEqualTo(first);
        assertThat(text(first)).contains(CONTACTS, "31.03.2024").doesNotContain("Somebody else");
        assertThat(text(pdf(2)))
                .contains("Somebody else", "14.04.2024", "Demo: the telephone had changed.", "redakcija");
    }

    @Test
    void thePdfIsArchivalAndSaysTheSameInBothLanguages() throws Exception {
        publish(sound());
        byte[] bytes = pdf(1);
        try (var pdf = Loader.loadPDF(bytes)) {
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .containsPattern("pdfaid:part[>=\"]+2")
                    .containsPattern("pdfaid:conformance[>=\"]+A");
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
        }
        assertThat(text(bytes))
                .contains(
                        "Demo group " + lag,
                        "1. projektu iesniegumu pieņemšanas kārta",
                        "ELFLA, LA19",
                        "no 29.02.2024 līdz 31.03.2024, 23:59:59",
                        "310 000,00 EUR",
                        "Minimālais punktu skaits",
                        "24 mēneši būvniecībai, 12 mēneši",
                        "Elektroniskajā pieteikšanās sistēmā",
                        "(izslēdzošs)",
                        "EAFRD, LA19",
                        "from 29.02.2024 to 31.03.2024",
                        "months for construction",
                        "(knock-out)",
                        CONTACTS,
                        STRATEGY_AT,
                        "Come and ask.");
    }

    @Test
    void whatIsNotPublishedIsNobodysBusiness() throws Exception {
        draft(sound());
        assertThat(status("/eps/calls/" + call)).isEqualTo(404);
        assertThat(status("/eps/calls/" + call + "/versions/1")).isEqualTo(404);
        assertThat(status("/eps/calls/" + call + "/versions/1/pdf")).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void theFormsOfTheCallAndOfItsChangeAreFilledInTasklist(String device) {
        clock.release();
        Page page = device.equals("phone") ? screens.phone() : screens.desktop();
        drafts.write(
                call,
                new CallDraft(
                        LocalDate.now().plusDays(40),
                        LocalDate.now().plusDays(160),
                        new BigDecimal("12"),
                        "call-up",
                        List.of(new ActionDraft(actions.get(0).id(), euro("210000"))),
                        List.of(new CallDraft.BatchDraft(LocalDate.now().plusDays(80))),
                        "Come and ask.",
                        CONTACTS,
                        null));
        String task = take(manager, call, "Task_DraftCall");
        screens.openTask(page, manager, PASSWORD, task);
        var form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        assertThat(form.locator("[data-missing]")).containsText("planned for fixed rounds");
        assertThat(form.locator("[data-missing]")).containsText("where the strategy and the criteria can be read");
        screens.keepWhole(page, "tasklist-" + device + "-call", page.viewportSize().width, 2000);
        form.locator("[data-field=strategyAt]").fill(STRATEGY_AT);
        form.locator("[data-rows=batches] [data-remove]").click();
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        complete(manager, call, "Task_DraftCall", Map.of());
        complete(OFFICER, call, "Task_AgreeCall", Map.of("outcome", "agreed"));

        UUID change = beginChange(manager, 1);
        String write = take(manager, change, "Task_WriteChange");
        screens.openTask(page, manager, PASSWORD, write);
        assertThat(form).hasAttribute("data-ready", "true");
        assertThat(form.locator("[data-missing]")).containsText("correct, cancel, or leave");
        form.locator("[data-field=wanted]").selectOption("correct");
        form.locator("[data-field=contacts]").fill("Somebody else, +371 11111111");
        form.locator("[data-field=reasons]").fill("Demo: the telephone had changed.");
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        screens.keepWhole(page, "tasklist-" + device + "-call-change", page.viewportSize().width, 1600);
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        runJobs(change);
        assertThat(openTasks(change)).containsExactly("Task_AgreeCall");
    }

    private byte[] pdf(int version) throws Exception {
        var answer = get("/eps/calls/" + call + "/versions/" + version + "/pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        return answer.body();
    }

    private int status(String path) throws Exception {
        return get(path).statusCode();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(screens.address(path)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf).replaceAll("[\\s\u00a0]+", " ");
        }
    }
}
