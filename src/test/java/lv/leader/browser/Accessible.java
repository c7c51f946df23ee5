package lv.leader.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What everybody can use: no violation of WCAG 2.2 A and AA that axe finds, and nothing beside the screen. */
public final class Accessible {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessible() {}

    public static void check(Page page) {
        var found = new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze();
        assertThat(found.getViolations())
                .as("axe on " + page.url())
                .extracting(fault -> fault.getId() + ": " + fault.getHelp() + " "
                        + fault.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the width of the screen: " + page.url())
                .isTrue();
    }
}
