package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who was invited by e-mail reads it in the inbox and chooses a password. */
record Invitation(Visitor visitor, URI inbox) {
    static final String PASSWORD = "a-long-enough-1-Password";

    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]+/realms/[^\\s\"<>]+");

    void accept(String email) {
        new Inbox(visitor, inbox).open(email);
        visitor.look("inbox-invitation");
        Page page = visitor.page();
        Matcher link = LINK.matcher(page.locator("pre").innerText());
        assertThat(link.find()).as("the invitation leads somewhere").isTrue();
        visitor.open(URI.create(link.group()));
        visitor.look("identity-invitation");
        page.locator("main a").first().click();
        visitor.look("identity-password");
        page.locator("#password-new").fill(PASSWORD);
        page.locator("#password-confirm").fill(PASSWORD);
        page.locator("[type=submit]").first().click();
        visitor.look("identity-ready");
    }
}
