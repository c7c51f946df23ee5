package lv.leader.browser;

import com.microsoft.playwright.Page;
import org.springframework.test.context.TestPropertySource;

/**
 * Staff screens of an installation that speaks Latvian, which is chosen for all of it: one more context, with a database
 * server of its own, for all tests of this kind. Their pictures end in {@code -lv}.
 */
@TestPropertySource(properties = {"leader.language=lv", "leader.database.directory=target/postgres-lv"})
public abstract class LatvianBrowserTest extends BrowserTest {

    @Override
    protected void keep(Page page, String name) {
        super.keep(page, name + "-lv");
    }

    @Override
    protected void keepTask(String name, String person, String password, String task) {
        super.keepTask(name + "-lv", person, password, task);
    }
}
