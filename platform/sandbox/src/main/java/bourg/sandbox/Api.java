package bourg.sandbox;

import com.stripe.Stripe;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** The wire protocol: key, route, contract, idempotency, answer or Stripe's error. */
final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final List<Route> routes;
    private final Store store;
    private final Settings settings;
    private final Faults faults;
    private final Idempotency idempotency = new Idempotency();

    Api(List<Resource> resources, Store store, Settings settings, Faults faults) {
        this.routes = resources.stream().flatMap(each -> each.routes().stream()).toList();
        this.store = store;
        this.settings = settings;
        this.faults = faults;
    }

    /** A request as it came. */
    private record Incoming(
            String method,
            String path,
            String text,
            @Nullable String key,
            @Nullable String account,
            String requestId) {

        boolean isPost() {
            return method.equals("POST");
        }

        String version() {
            return path.startsWith("/v2/") ? "v2" : "v1";
        }
    }

    /** Answers anything under /v1 and /v2. */
    ServerResponse handle(ServerRequest request) throws IOException {
        Incoming incoming = read(request.servletRequest());
        Answer answer;
        try {
            authenticate(request);
            answer = withFaults(incoming);
        } catch (Refused e) {
            answer = refusal(e);
        } catch (RuntimeException e) {
            LOG.error("The sandbox itself is at fault", e);
            answer =
                    refusal(new Refused(500, "api_error", null, "The sandbox itself is at fault."));
        }
        if (answer.status() == 0) {
            return cut();
        }
        ServerResponse.BodyBuilder response =
                ServerResponse.status(answer.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Request-Id", incoming.requestId())
                        .header("Stripe-Version", version(request))
                        .header("Bourg-Sandbox", "no money moves");
        if (incoming.key() != null) {
            response.header("Idempotency-Key", incoming.key());
        }
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(answer.body());
    }

    /** Promises more than it sends, so that the server has to break the connection. */
    private static ServerResponse cut() {
        return ServerResponse.ok()
                .build((request, response) -> {
                    response.setContentLength(1_000);
                    response.getOutputStream().write('{');
                    response.flushBuffer();
                    throw new IOException("The connection is cut, on purpose");
                });
    }

    private static Incoming read(HttpServletRequest request) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String query = request.getQueryString();
        boolean inQuery = !request.getMethod().equals("POST");
        return new Incoming(
                request.getMethod(),
                request.getRequestURI(),
                inQuery ? (query == null ? "" : query) : body,
                request.getMethod().equals("POST") ? request.getHeader("Idempotency-Key") : null,
                request.getHeader("Stripe-Account"),
                Fixtures.id("req"));
    }

    private static String version(ServerRequest request) {
        String asked = request.headers().firstHeader("Stripe-Version");
        return asked == null ? Stripe.API_VERSION : asked;
    }

    private void authenticate(ServerRequest request) {
        String given = request.headers().firstHeader("Authorization");
        if (given == null || !given.startsWith("Bearer ")) {
            throw new Refused(
                    401,
                    "invalid_request_error",
                    null,
                    "You did not provide an API key. You need to provide your API key in the"
                            + " Authorization header, using Bearer auth.");
        }
        String key = given.substring("Bearer ".length());
        if (!key.equals(settings.apiKey())) {
            throw new Refused(
                    401,
                    "invalid_request_error",
                    null,
                    "Invalid API Key provided: " + key.replaceAll("(?<=.{7}).(?=.{4})", "*"));
        }
        if (request.headers().firstHeader("Stripe-Account") != null
                && !request.path().startsWith("/v1/payouts")) {
            throw new Refused(
                    403,
                    "invalid_request_error",
                    "account_invalid",
                    "The sandbox acts for the platform's own account only, but for payouts.");
        }
    }

    private Answer withFaults(Incoming incoming) {
        Faults.Fault fault = faults.next(incoming.method(), incoming.path());
        Faults.Kind kind = fault == null ? null : fault.kind();
        if (kind == Faults.Kind.RATE_LIMIT) {
            throw new Refused(
                    429, "invalid_request_error", "rate_limit", "Too many requests, on purpose.");
        }
        if (kind == Faults.Kind.ERROR) {
            throw broken();
        }
        long delay = kind == Faults.Kind.DELAY && fault != null ? fault.delayMs() : 0;
        Answer answer = answer(incoming, delay);
        if (kind == Faults.Kind.ERROR_AFTER_COMMIT) {
            throw broken();
        }
        return kind == Faults.Kind.NO_ANSWER ? new Answer(0, "", false) : answer;
    }

    private static Refused broken() {
        return new Refused(500, "api_error", null, "Something went wrong, on purpose.");
    }

    private Answer answer(Incoming incoming, long delay) {
        for (Route route : routes) {
            List<String> ids = route.match(incoming.method(), incoming.path());
            if (ids != null) {
                var key =
                        new Idempotency.Key(
                                incoming.version(),
                                incoming.key(),
                                incoming.path() + " " + incoming.text());
                return idempotency.alone(
                        key,
                        () -> {
                            sleep(delay);
                            return once(route, ids, incoming, key);
                        });
            }
        }
        throw new Refused(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (%s: %s). The sandbox knows only what Bourg uses."
                        .formatted(incoming.method(), incoming.path()));
    }

    private Answer once(Route route, List<String> ids, Incoming incoming, Idempotency.Key key) {
        Answer before = store.commit(change -> idempotency.replay(change, key));
        if (before != null) {
            return before;
        }
        boolean json = incoming.isPost() && incoming.version().equals("v2");
        Parameters parameters =
                json ? Parameters.ofJson(incoming.text()) : Parameters.ofForm(incoming.text());
        route.check(parameters);
        try {
            return store.commit(
                    change -> execute(change, route, new Asked(parameters, ids, incoming, key)));
        } catch (Refused e) {
            Answer refusal = refusal(e);
            if (incoming.version().equals("v1")) {
                // Version 1 repeats a refusal that came after the checks; version 2 tries again.
                store.change(change -> idempotency.keep(change, key, refusal));
            }
            return refusal;
        }
    }

    private record Asked(
            Parameters parameters, List<String> ids, Incoming incoming, Idempotency.Key key) {}

    private Answer execute(Change change, Route route, Asked asked) {
        Incoming incoming = asked.incoming();
        var call =
                new Call(
                        change,
                        asked.parameters(),
                        asked.ids(),
                        new Cause(incoming.requestId(), incoming.key()),
                        incoming.account());
        ObjectNode result;
        try {
            result = route.answer().apply(call);
        } catch (Declined declined) {
            Answer answer = declined.answer();
            idempotency.keep(change, asked.key(), answer);
            return answer;
        }
        ObjectNode out = new Rendering(change).render(result, asked.parameters().texts("expand"));
        if (out.path("object").asString("").equals("list")) {
            out.put("url", incoming.path());
        }
        var answer = new Answer(200, Store.JSON.writeValueAsString(out), false);
        idempotency.keep(change, asked.key(), answer);
        return answer;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer refusal(Refused refused) {
        LOG.info("Refused with {}: {}", refused.status(), refused.getMessage());
        return new Answer(refused.status(), Store.JSON.writeValueAsString(refused.body()), false);
    }
}
