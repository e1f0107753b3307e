package bourg.parts.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Just enough of a browser for a login form; it sends Secure cookies over http, which Keycloak
 * counts on at localhost.
 */
final class LoginBrowser {

    private static final int MOST_STEPS = 8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    String codeAfterLogin(URI start, String username, String password) {
        HttpResponse<String> response = send(get(start));
        URI here = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            String location = response.headers().firstValue("Location").orElse("");
            Matcher code = CODE.matcher(location);
            if (code.find()) {
                return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
            }
            if (!location.isEmpty()) {
                here = here.resolve(location);
                response = send(get(here));
                continue;
            }
            LoginForm form = LoginForm.in(response.body());
            here = here.resolve(form.action());
            response = send(post(here, form.fill(username, password)));
        }
        throw new IllegalStateException("No login after " + MOST_STEPS + " steps, at " + here);
    }

    Tokens tokens(URI endpoint, Map<String, String> form) {
        HttpResponse<String> response = send(post(endpoint, form));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "No tokens: " + response.statusCode() + " " + response.body());
        }
        JsonNode json = JSON.readTree(response.body());
        return new Tokens(
                json.path("access_token").asString(),
                json.path("id_token").asStringOpt().orElse(null),
                json.path("refresh_token").asStringOpt().orElse(null));
    }

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest get(URI address) {
        return request(address).GET().build();
    }

    private HttpRequest post(URI address, Map<String, String> form) {
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build();
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1));
        if (!cookies.isEmpty()) {
            builder.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String pair = header.replaceFirst(";.*", "");
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
