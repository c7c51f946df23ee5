package lv.leader.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Browsers of a test, at a desk or on a phone; closed after it. Screenshots go to {@code docs/screens}. */
public final class Screens implements BeforeEachCallback, AfterEachCallback {

    /** Where pages are kept as pictures: only when asked, so that a build leaves the sources alone. */
    private static final Path SCREENS =
            Path.of(Boolean.getBoolean("leader.screens") ? "docs/screens" : "target/screens");

    private final List<BrowserContext> opened = new ArrayList<>();
    private String server;

    @Override
    public void beforeEach(ExtensionContext test) {
        server = "http://localhost:"
                + SpringExtension.getApplicationContext(test).getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        opened.forEach(BrowserContext::close);
        opened.clear();
    }

    /** A desktop browser with nothing remembered. */
    public Page desktop() {
        return open(1280, 900, false);
    }

    /** A phone with nothing remembered. */
    public Page phone() {
        return open(390, 844, true);
    }

    public String address(String path) {
        return server + path;
    }

    public void signIn(Page page, String path, String userName, String password) {
        page.navigate(address(path));
        page.fill("#username", userName);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }

    /** Signs the person in, unless the browser remembers them, and opens a task in Tasklist. */
    public void openTask(Page page, String person, String password, String task) {
        if (page.context().cookies().isEmpty()) {
            signIn(page, "/camunda/app/tasklist/default/", person, password);
            page.waitForURL("**/tasklist/**");
        }
        // A whole page load: within the running app the address would only be one more route.
        page.navigate("about:blank");
        page.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
    }

    public void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** A page that scrolls inside itself, in a window high enough for all of it. */
    public void keepWhole(Page page, String name, int width, int height) {
        var usual = page.viewportSize();
        page.setViewportSize(width, height);
        keep(page, name);
        page.setViewportSize(usual.width, usual.height);
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
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }
}
