package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.local.RunningPlatform;
import bourg.local.mail.Letter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people come in: invited by e-mail, or by registering themselves. */
public final class Newcomers {

    private static final Pattern INVITATION =
            Pattern.compile("https?://[^\\s\"<>]+/login-actions/action-token[^\\s\"<>]*");

    private Newcomers() {}

    /** The password that goes with an address everywhere in these tests. */
    public static String password(String email) {
        return email.replaceFirst("@.*", "") + "-demo";
    }

    /** Opens the invitation that came by e-mail and chooses a password. */
    public static void acceptInvitation(String email) {
        List<Letter> letters =
                Waiting.patiently()
                        .until(() -> RunningPlatform.get().mail().to(email), all -> !all.isEmpty());
        Letter invitation = letters.getFirst();
        Matcher link = INVITATION.matcher(invitation.text() + " " + invitation.html());
        assertThat(link.find()).as("a link in %s", invitation).isTrue();
        Visitor visitor = new Visitor();
        Visitor.Page page = visitor.open(URI.create(link.group().replace("&amp;", "&")));
        if (page.document().selectFirst("input[name=password-new]") == null) {
            page = visitor.open(page.link("a[href*=/login-actions/]"));
        }
        visitor.submit(
                page, Map.of("password-new", password(email), "password-confirm", password(email)));
    }

    /** Registers a citizen at the portal of a city, by the form of the identity provider. */
    public static void register(String city, String email, String givenName, String familyName) {
        var hosts = RunningPlatform.get().hosts();
        String redirect = hosts.of(city).resolve("/").toString();
        URI form =
                URI.create(
                        hosts.realm("citizens")
                                + "/protocol/openid-connect/registrations?response_type=code"
                                + "&scope=openid&code_challenge_method=S256"
                                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                + "&client_id=portal-"
                                + city
                                + "&redirect_uri="
                                + Visitor.encoded(redirect));
        Visitor visitor = new Visitor();
        Visitor.Page answer =
                visitor.send(
                        visitor.open(form),
                        Map.of(
                                "email", email,
                                "firstName", givenName,
                                "lastName", familyName,
                                "password", password(email),
                                "password-confirm", password(email)));
        assertThat(answer.redirect())
                .as("registered: %s", answer.document())
                .hasValueSatisfying(
                        address -> assertThat(address.toString()).startsWith(redirect + "?"));
    }
}
