package bourg.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium without a window. */
final class Chrome implements AutoCloseable {
    static final ViewportSize PHONE = new ViewportSize(360, 740);
    static final ViewportSize DESKTOP = new ViewportSize(1280, 900);

    /** One core and no graphics card must do; the browser calls nobody but the platform. */
    private static final List<String> SWITCHES =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final Judge judge = new Judge();

    private Chrome(Path binary) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(binary)
                                        .setArgs(SWITCHES));
    }

    /** Starts Chromium, or marks the test as skipped, saying why, where there is none. */
    static Chrome start() {
        Optional<Path> binary =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        Assumptions.assumeTrue(
                binary.isPresent(), "No Chromium on this machine: the browser journey is skipped");
        return new Chrome(binary.orElseThrow());
    }

    /** Somebody new, in a window without history, who prefers this language. */
    Visitor visitor(Words words, Manner manner) {
        return new Visitor(
                window(words.language(), manner != Manner.WITHOUT_SCRIPTS),
                words,
                manner == Manner.KEYBOARD ? Hands.KEYBOARD : Hands.POINTER,
                manner == Manner.JUDGED ? judge : null);
    }

    private BrowserContext window(String language, boolean javaScript) {
        BrowserContext window =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(DESKTOP)
                                .setLocale(language + "-CA")
                                .setJavaScriptEnabled(javaScript));
        window.setDefaultTimeout(Double.parseDouble(System.getProperty("wait", "60000")));
        return window;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
