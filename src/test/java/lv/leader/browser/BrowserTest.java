package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import lv.leader.LeaderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person in front of a browser, at a desk or with a phone. */
public abstract class BrowserTest extends LeaderTest {

    @RegisterExtension
    final Screens screens = new Screens();

    protected Page desktop() {
        return screens.desktop();
    }

    protected Page phone() {
        return screens.phone();
    }

    protected String address(String path) {
        return screens.address(path);
    }

    protected void signIn(Page page, String path, String userName, String password) {
        screens.signIn(page, path, userName, password);
    }

    protected void keep(Page page, String name) {
        screens.keep(page, name);
    }

    /** Pictures of a task's embedded form as the person at a desk and with a phone sees it, all of it. */
    protected void keepTask(String name, String person, String password, String task) {
        keepForm(desktop(), name, person, password, task);
        keepForm(phone(), name + "-phone", person, password, task);
    }

    private void keepForm(Page page, String name, String person, String password, String task) {
        screens.openTask(page, person, password, task);
        var form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        int height = ((Number) form.evaluate("form => form.scrollHeight")).intValue();
        screens.keepWhole(page, name, page.viewportSize().width, Math.min(height + 700, 12_000));
    }
}
