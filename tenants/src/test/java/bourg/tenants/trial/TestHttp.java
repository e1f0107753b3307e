package bourg.tenants.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends real requests to the server under test, at any host and as anybody. */
public class TestHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Environment environment;

    public TestHttp(Environment environment) {
        this.environment = environment;
    }

    /** An answer, with its body read as JSON if it has one. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Begins a request to a host. */
    public Request to(String host) {
        return new Request(host, List.of());
    }

    /** A request in the making. */
    public final class Request {
        private final String host;
        private final List<String> headers;

        private Request(String host, List<String> headers) {
            this.host = host;
            this.headers = headers;
        }

        public Request with(String name, String value) {
            List<String> more = new ArrayList<>(headers);
            more.add(name);
            more.add(value);
            return new Request(host, more);
        }

        public Request as(String token) {
            return with("Authorization", "Bearer " + token);
        }

        public Answer get(String path) {
            return send("GET", path, "");
        }

        /** Posts JSON with a fresh Idempotency-Key. */
        public Answer create(String path, String json) {
            return with("Idempotency-Key", UUID.randomUUID().toString()).post(path, json);
        }

        public Answer post(String path, String json) {
            return with("Content-Type", "application/json").send("POST", path, json);
        }

        public Answer send(String method, String path, String body) {
            String address =
                    "http://127.0.0.1:"
                            + environment.getRequiredProperty("local.server.port")
                            + path;
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).header("Host", host);
            for (int i = 0; i < headers.size(); i += 2) {
                request.header(headers.get(i), headers.get(i + 1));
            }
            request.method(
                    method,
                    body.isEmpty()
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(body));
            try {
                HttpResponse<String> response =
                        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }
}
