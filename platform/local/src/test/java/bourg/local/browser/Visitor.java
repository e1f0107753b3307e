package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A person in front of a screen, who reads one language and uses what a page offers by its name.
 */
final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MS = 60_000;
    private static final double PAUSE_MS = 2_000;

    private final BrowserContext window;
    private final Page page;
    private final Words words;
    private final Hands hands;
    private final @Nullable Judge judge;

    Visitor(BrowserContext window, Words words, Hands hands, @Nullable Judge judge) {
        this.judge = judge;
        this.hands = hands;
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

    /** Presses what looks like a button and carries this text, whatever fills its gaps. */
    void press(String key) {
        hands.activate(
                page.locator("main")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName(words.pattern(key)))
                        .first());
    }

    /** Follows the link that carries this text. */
    void follow(String key) {
        followName(words.say(key));
    }

    /** Follows the link with this name. */
    void followName(String name) {
        hands.activate(link(name));
    }

    private Locator link(String text) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Words.exactly(text)))
                .first();
    }

    /** Types into the field with this label, in the place of what was there. */
    void type(String label, String text) {
        hands.type(field(label), text);
    }

    /** The field whose label begins with this; what follows says that it is optional. */
    Locator field(String label) {
        return page.getByLabel(label).first();
    }

    void choose(String label) {
        hands.check(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first());
    }

    /** Activates the first of what this selector finds; for pages of others, and for rows. */
    void activateAt(String selector) {
        hands.activate(page.locator(selector).first());
    }

    void typeAt(String selector, String text) {
        hands.type(page.locator(selector), text);
    }

    void chooseAt(String selector) {
        hands.check(page.locator(selector));
    }

    /** Waits until the page shows this text. */
    void see(String text) {
        PlaywrightAssertions.assertThat(page.locator("body"))
                .containsText(
                        text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    /** Looks at the page anew until it shows this text. */
    void seeInTime(String key) {
        for (double waited = 0; !page.locator("body").textContent().contains(words.say(key)); ) {
            assertThat(waited).as("waited for %s on %s", key, page.url()).isLessThan(PATIENCE_MS);
            page.waitForTimeout(PAUSE_MS);
            waited += PAUSE_MS;
            page.reload();
        }
    }

    void seeText(String key, Object... arguments) {
        see(words.say(key, arguments));
    }

    /** Checks that faults are told above the form, each leading to a field of the page. */
    void seeFaults(int atLeast) {
        Locator faults = page.locator(".govuk-error-summary a, .problems a");
        faults.first().waitFor();
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

    /** Has the page judged on a desk and on a phone, if this person brought a judge. */
    void look(String what) {
        if (judge != null) {
            judge.judge(page, words, what);
        }
    }

    /** Looks at a document of its own, such as an e-mail. */
    void lookAtDocument(String html, String what) {
        if (judge != null) {
            page.setContent(html);
            look(what);
        }
    }

    /** Looks, unless a page of this kind was looked at before. */
    void lookIfNew(String what) {
        if (judge != null && !judge.hasJudged(URI.create(page.url()))) {
            look(what);
        }
    }

    @Override
    public void close() {
        window.close();
    }
}
