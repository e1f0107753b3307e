package bourg.parts.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gets real tokens from a real Keycloak, as a person at the login form or as a server with its
 * secret.
 */
public final class Login {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI realm;

    private Login(URI realm) {
        this.realm = realm;
    }

    /**
     * A browser's client: a public one has no secret, and {@code redirect} must be one of its
     * registered addresses.
     */
    public record Client(String id, @Nullable String secret, URI redirect, String scope) {

        /** A public client that asks for an organization's membership. */
        public static Client ofOrganization(String id, URI redirect, String alias) {
            return new Client(id, null, redirect, "openid organization:" + alias);
        }

        /** A public client that asks only who the person is. */
        public static Client plain(String id, URI redirect) {
            return new Client(id, null, redirect, "openid email profile");
        }
    }

    /**
     * Logs in to a realm, given by its public address such as {@code
     * http://id.localhost:8080/realms/citizens}.
     */
    public static Login at(URI realm) {
        return new Login(realm);
    }

    /** Authorization code with PKCE, through the login form. */
    public Tokens person(Client client, String username, String password) {
        String verifier = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", client.redirect().toString());
        query.put("scope", client.scope());
        query.put("state", random());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        LoginBrowser browser = new LoginBrowser();
        String code =
                browser.codeAfterLogin(
                        URI.create(endpoint("auth") + "?" + LoginBrowser.encode(query)),
                        username,
                        password);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.redirect().toString());
        form.put("client_id", client.id());
        form.put("code_verifier", verifier);
        if (client.secret() != null) {
            form.put("client_secret", client.secret());
        }
        return browser.tokens(URI.create(endpoint("token")), form);
    }

    /** Client credentials; {@code scope} may be empty. */
    public Tokens server(String clientId, String secret, String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", secret);
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        return new LoginBrowser().tokens(URI.create(endpoint("token")), form);
    }

    private String endpoint(String name) {
        return realm + "/protocol/openid-connect/" + name;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
