package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges pages on a desk and on a phone, and remembers which kinds of page it has judged. */
final class Judge {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Set<String> judged = new HashSet<>();

    /** The kind of a page: its site and path, whatever the identifiers in it. */
    static String kind(URI address) {
        return address.getAuthority()
                + address.getPath().replaceAll("[a-z]+_[0-9a-z]{26}", "{id}").replaceAll("/$", "");
    }

    boolean hasJudged(URI address) {
        return judged.contains(kind(address));
    }

    /**
     * Keeps a screenshot of each size; expects that axe finds nothing, that the page fits its
     * width, and that it says its language and its name.
     */
    void judge(Page page, Words words, String what) {
        judged.add(kind(URI.create(page.url())));
        for (ViewportSize screen : List.of(Chrome.DESKTOP, Chrome.PHONE)) {
            page.setViewportSize(screen.width, screen.height);
            String name = "%s-%s-%d".formatted(what, words.language(), screen.width);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SCREENSHOTS.resolve(name + ".png")));
            assertThat(violations(page)).as("axe on %s (%s)", name, page.url()).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("%s (%s) scrolls sideways by", name, page.url())
                    .isLessThanOrEqualTo(0);
        }
        // On a phone the menu is folded; the person goes on at the desk.
        page.setViewportSize(Chrome.DESKTOP.width, Chrome.DESKTOP.height);
        assertThat(page.locator("html").getAttribute("lang"))
                .as("language of %s (%s)", what, page.url())
                .startsWith(words.language());
        assertThat(page.title()).as("title of %s", page.url()).isNotBlank();
    }

    private static List<String> violations(Page page) {
        // E-mails are shown in a frame without scripts, in which axe would wait for ever.
        AxeRunOptions options = new AxeRunOptions();
        options.setIFrames(false);
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .map(v -> v.getId() + " at " + v.getNodes().getFirst().getTarget())
                        .toList();
    }
}
