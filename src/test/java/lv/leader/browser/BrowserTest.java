package lv.leader.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lv.leader.LeaderTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person in front of a browser, at a desk or with a phone. Screenshots go to {@code docs/screens}. */
public abstract class BrowserTest extends LeaderTest {

    /** Where pages are kept as pictures: only when asked, so that a build leaves the sources alone. */
    private static final Path SCREENS =
            Path.of(Boolean.getBoolean("leader.screens") ? "docs/screens" : "target/screens");

    @LocalServerPort
    int port;

    private final List<BrowserContext> opened = new ArrayList<>();

    /** A desktop browser with nothing remembered. */
    protected Page desktop() {
        return open(1280, 900, false);
    }

    /** A phone with nothing remembered. */
    protected Page phone() {
        return open(390, 844, true);
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }

    protected void signIn(Page page, String path, String userName, String password) {
        page.navigate(address(path));
        page.fill("#username", userName);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }

    protected void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private Page open(int width, int height, boolean phone) {
        var context = Chromium.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setIsMobile(phone)
                        .setHasTouch(phone)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Riga"));
        opened.add(context);
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    @AfterEach
    void closeBrowser() {
        opened.forEach(BrowserContext::close);
        opened.clear();
    }
}
