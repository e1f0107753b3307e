package bourg.local.browser;

import com.microsoft.playwright.Locator;
import java.net.URI;

/** The inbox of everybody, in the browser. */
record Inbox(Visitor visitor, URI address) {
    private static final int MOST_LOOKS = 120;
    private static final int PAUSE_MS = 500;

    /** Opens the latest e-mail to this person, and waits for it if need be. */
    void open(String person) {
        visitor.open(address);
        Locator letter =
                visitor.page()
                        .locator("tr")
                        .filter(new Locator.FilterOptions().setHasText(person))
                        .first();
        for (int look = 0; look < MOST_LOOKS && letter.count() == 0; look++) {
            visitor.page().waitForTimeout(PAUSE_MS);
            visitor.page().reload();
        }
        visitor.look("inbox");
        visitor.activateAt("tr:has-text('" + person + "') a");
    }

    /**
     * Reads the latest e-mail to this person as it is shown in the inbox and as it was sent; the
     * inbox shows it in a frame without scripts, in which nothing could judge it.
     */
    void read(String person, String what) {
        open(person);
        visitor.look("inbox-" + what);
        String letter = visitor.page().locator("iframe").getAttribute("src");
        String html = visitor.page().request().get(address.resolve(letter).toString()).text();
        visitor.lookAtDocument(html, "mail-" + what);
    }
}
