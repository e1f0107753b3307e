package bourg.local.demo;

import bourg.parts.login.Login;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives the people of the demo their accounts and their well-known passwords, at Keycloak. */
final class People {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI keycloak;
    private final String adminSecret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    People(URI keycloak, String adminSecret) {
        this.keycloak = keycloak;
        this.adminSecret = adminSecret;
    }

    void operator(String email, String givenName, String familyName) {
        String user = ensure("ops", email, givenName, familyName);
        JsonNode role = send("GET", "/ops/roles/operator", null);
        send("POST", "/ops/users/" + user + "/role-mappings/realm", List.of(role));
        password("ops", user, email);
    }

    void citizen(String email, String givenName, String familyName) {
        password("citizens", ensure("citizens", email, givenName, familyName), email);
    }

    /** An account that opening a city or a partner makes, a moment later. */
    void workforce(String email) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<String> user = find("workforce", email);
        while (user.isEmpty() && Instant.now().isBefore(deadline)) {
            Pause.seconds(1);
            user = find("workforce", email);
        }
        password(
                "workforce",
                user.orElseThrow(() -> new IllegalStateException("No account for " + email)),
                email);
    }

    private String ensure(String realm, String email, String givenName, String familyName) {
        Optional<String> known = find(realm, email);
        if (known.isEmpty()) {
            send(
                    "POST",
                    "/" + realm + "/users",
                    Map.of(
                            "username", email,
                            "email", email,
                            "firstName", givenName,
                            "lastName", familyName,
                            "enabled", true,
                            "emailVerified", true));
        }
        return find(realm, email).orElseThrow();
    }

    private Optional<String> find(String realm, String email) {
        String query = URLEncoder.encode(email, StandardCharsets.UTF_8);
        JsonNode found = send("GET", "/" + realm + "/users?exact=true&username=" + query, null);
        return found.isEmpty() ? Optional.empty() : found.get(0).path("id").asStringOpt();
    }

    private void password(String realm, String user, String email) {
        String path = "/" + realm + "/users/" + user;
        send("PUT", path, Map.of("requiredActions", List.of(), "emailVerified", true));
        send(
                "PUT",
                path + "/reset-password",
                Map.of("type", "password", "value", Cast.password(email), "temporary", false));
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        String token =
                Login.at(keycloak.resolve("/realms/master"))
                        .server("bourg-admin", adminSecret, "")
                        .bearer();
        HttpRequest request =
                HttpRequest.newBuilder(keycloak.resolve("/admin/realms" + path))
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method
                                + " "
                                + path
                                + " answers "
                                + response.statusCode()
                                + " "
                                + response.body());
            }
            return response.body().isEmpty()
                    ? JSON.createObjectNode()
                    : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
