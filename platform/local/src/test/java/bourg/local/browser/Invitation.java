package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who was invited by e-mail reads it in the inbox and chooses a password. */
record Invitation(Visitor visitor, URI inbox) {
    static final String PASSWORD = "a-long-enough-1-Password";

    private static final int MOST_LOOKS = 120;
    private static final int PAUSE_MS = 500;
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]+/realms/[^\\s\"<>]+");

    void accept(String email) {
        visitor.open(inbox);
        Locator letter = visitor.page().locator("tr").filter(has(email)).first();
        for (int look = 0; look < MOST_LOOKS && letter.count() == 0; look++) {
            visitor.page().waitForTimeout(PAUSE_MS);
            visitor.page().reload();
        }
        visitor.look("inbox");
        letter.getByRole(AriaRole.LINK).click();
        visitor.look("inbox-invitation");
        Matcher link = LINK.matcher(visitor.page().locator("pre").innerText());
        assertThat(link.find()).as("the invitation leads somewhere").isTrue();
        visitor.open(URI.create(link.group()));
        visitor.look("identity-invitation");
        visitor.page().locator("#kc-info-message a, #kc-page-title ~ * a, main a").first().click();
        visitor.look("identity-password");
        visitor.page().locator("#password-new").fill(PASSWORD);
        visitor.page().locator("#password-confirm").fill(PASSWORD);
        visitor.page().locator("[type=submit]").first().click();
        visitor.look("identity-ready");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
