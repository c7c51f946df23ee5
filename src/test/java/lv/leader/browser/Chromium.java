package lv.leader.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Chromium for all tests of the run: what {@code LEADER_CHROMIUM} names, else one that is installed, else Debian's
 * package where we may install it, else Playwright's own download.
 */
final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static Browser browser;

    private Chromium() {}

    static synchronized Browser get() {
        if (browser == null) {
            browser = launch(find().or(Chromium::install));
            Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
        }
        return browser;
    }

    private static Optional<Path> find() {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("LEADER_CHROMIUM"))),
                        USUAL_PLACES.stream().map(Optional::of))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Root on a Debian: a machine of a build. */
    private static Optional<Path> install() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        run("apt-get", "update", "-qq");
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
        return find();
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            process.waitFor(5, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new IllegalStateException("can't run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Browser launch(Optional<Path> executable) {
        var options = new BrowserType.LaunchOptions().setArgs(new ArrayList<>(FLAGS));
        executable.ifPresent(options::setExecutablePath);
        var environment = new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", executable.isPresent() ? "1" : ""));
        return Objects.requireNonNull(Playwright.create(environment).chromium().launch(options));
    }
}
