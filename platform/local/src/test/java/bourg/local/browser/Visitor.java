package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A person in front of a screen, who reads one language and uses what a page offers by its name.
 */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MS = 60_000;

    private final BrowserContext window;
    private final Page page;
    private final Words words;
    private final String name;

    Visitor(String name, BrowserContext window, Words words) {
        this.name = name;
        this.window = window;
        this.words = words;
        this.page = window.newPage();
    }

    Words words() {
        return words;
    }

    Page page() {
        return page;
    }

    void open(URI address) {
        page.navigate(address.toString());
    }

    /** Presses the button that carries this text, whatever fills its gaps. */
    void press(String key) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.pattern(key)))
                .first()
                .click();
    }

    /** Follows the link that carries this text. */
    void follow(String key) {
        link(words.say(key)).click();
    }

    /** The first link with exactly this name. */
    Locator link(String text) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Words.exactly(text)))
                .first();
    }

    /** Types into the field with this label, in the place of what was there. */
    void type(String label, String text) {
        field(label).fill(text);
    }

    /** The field whose label begins with this; what follows says that it is optional. */
    Locator field(String label) {
        return page.getByLabel(label).first();
    }

    void choose(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().check();
    }

    /** Waits until the page shows this text. */
    void see(String text) {
        PlaywrightAssertions.assertThat(page.locator("body"))
                .containsText(
                        text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    void seeText(String key, Object... arguments) {
        see(words.say(key, arguments));
    }

    /** Checks that faults are told above the form, each leading to a field of the page. */
    void seeFaults(int atLeast) {
        Locator faults = page.locator(".govuk-error-summary a, .problems a");
        assertThat(faults.count()).as("faults on %s", page.url()).isGreaterThanOrEqualTo(atLeast);
        for (Locator fault : faults.all()) {
            assertThat(
                            page.locator("[id='" + fault.getAttribute("href").substring(1) + "']")
                                    .count())
                    .as("the field of '%s'", fault.textContent())
                    .isEqualTo(1);
        }
    }

    /** The status and the first five characters of the file behind a link of this page. */
    String beginning(String link) {
        return (String)
                link(link)
                        .evaluate(
                                "async a => { const r = await fetch(a.href);"
                                        + " return r.status + ' ' + (await r.text()).slice(0, 5) }");
    }

    /** Keeps a screenshot and expects axe to find nothing and the page to fit its width. */
    void look(String what) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SCREENSHOTS.resolve(name + "-" + what + ".png")));
        List<String> violations =
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(v -> v.getId() + " at " + v.getNodes().getFirst().getTarget())
                                .toList();
        assertThat(violations).as("axe on %s (%s)", what, page.url()).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s scrolls sideways by", what)
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("html").getAttribute("lang"))
                .as("language of %s (%s)", what, page.url())
                .isEqualTo(words.language());
        assertThat(page.title()).as("title of %s", page.url()).isNotBlank();
    }

    @Override
    public void close() {
        window.close();
    }
}
