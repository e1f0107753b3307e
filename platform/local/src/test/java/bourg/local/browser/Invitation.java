package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
        Matcher link = LINK.matcher(visitor.page().locator("pre").innerText());
        assertThat(link.find()).as("the invitation leads somewhere").isTrue();
        visitor.open(URI.create(link.group()));
        visitor.look("identity-invitation");
        visitor.activateAt("main a");
        visitor.look("identity-password");
        visitor.typeAt("#password-new", PASSWORD);
        visitor.typeAt("#password-confirm", PASSWORD);
        visitor.activateAt("[type=submit]");
        visitor.look("identity-ready");
    }
}
