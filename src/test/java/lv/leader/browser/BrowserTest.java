package lv.leader.browser;

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
}
