package bourg.local.isolation.cast;

import bourg.local.RunningPlatform;
import bourg.local.journey.Newcomers;
import bourg.parts.login.Login;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts with one role only, made as an administrator of the identity provider would. */
final class Accounts {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI keycloak;
    private final String bearer;

    Accounts() {
        var platform = RunningPlatform.get();
        keycloak = URI.create("http://127.0.0.1:" + platform.settings().ports().keycloak());
        bearer =
                Login.at(keycloak.resolve("/realms/master"))
                        .server("bourg-admin", platform.secret("identity-admin"), "")
                        .bearer();
    }

    /** Somebody in one group of a city or a partner. */
    void join(String organization, String group, String email) {
        send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "firstName",
                        "Only",
                        "lastName",
                        group,
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", Newcomers.password(email)))));
        String user = first("/users?exact=true&username=" + email);
        String alias = first("/organizations?exact=true&search=" + organization);
        String groups = "/organizations/" + alias + "/groups";
        send("POST", "/organizations/" + alias + "/members", user);
        String id = first(groups + "?exact=true&search=" + group);
        send("PUT", groups + "/" + id + "/members/" + user, Map.of());
    }

    private String first(String path) {
        return JSON.readTree(send("GET", path, null)).path(0).path("id").asString();
    }

    private String send(
            String method, String path, @org.jspecify.annotations.Nullable Object body) {
        HttpRequest request =
                HttpRequest.newBuilder(keycloak.resolve("/admin/realms/workforce" + path))
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(text(body)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        JsonNode node = JSON.valueToTree(body);
        return node.toString();
    }
}
