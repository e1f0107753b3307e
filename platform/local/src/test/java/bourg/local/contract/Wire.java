package bourg.local.contract;

import bourg.local.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a request byte for byte as a test wants it, which no generated client would. */
final class Wire {

    private static final int TOO_MANY = 429;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Wire() {}

    /** What is sent besides the method and the path. */
    record Sent(Map<String, String> headers, String body) {}

    /** What came back; code and title are those of a problem. */
    record Answer(int status, String mediaType, String code, String title, String body) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        boolean isSameRefusalAs(Answer other) {
            return status == other.status && code.equals(other.code) && title.equals(other.title);
        }

        @Override
        public String toString() {
            return status + " " + code + (code.isEmpty() ? " " + body : "");
        }
    }

    static Answer send(Api caller, String method, String path, Sent sent) {
        URI address = URI.create(caller.site() + "/api/v1" + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofMinutes(1))
                        .method(method, BodyPublishers.ofString(sent.body()));
        sent.headers().forEach(request::header);
        if (caller.tokens() != null) {
            request.header("Authorization", caller.tokens().bearer());
        }
        try {
            HttpResponse<String> response = answered(request.build());
            String mediaType = response.headers().firstValue("Content-Type").orElse("");
            JsonNode problem = read(response.body());
            return new Answer(
                    response.statusCode(),
                    mediaType.replaceFirst(";.*", ""),
                    problem.path("code").asString(""),
                    problem.path("title").asString(""),
                    response.body());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The edge counts requests: what it refuses for their number is sent again a little later. */
    private static HttpResponse<String> answered(HttpRequest request)
            throws IOException, InterruptedException {
        while (true) {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != TOO_MANY) {
                return response;
            }
            Thread.sleep(
                    Duration.ofSeconds(
                            response.headers().firstValueAsLong("Retry-After").orElse(1)));
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }
}
