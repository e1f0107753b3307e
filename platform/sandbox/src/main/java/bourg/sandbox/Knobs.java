package bourg.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** What only a test may do: fail on purpose, pay or onboard without a browser, look inside. */
final class Knobs {

    private final Store store;
    private final Faults faults;
    private final Payments payments;
    private final Accounts accounts;
    private final Clock clock;

    Knobs(Store store, Faults faults, Payments payments, Accounts accounts, Clock clock) {
        this.store = store;
        this.faults = faults;
        this.payments = payments;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Plans a fault: method, path (prefix), kind, times, delay_ms. */
    ServerResponse plan(ServerRequest request) {
        faults.plan(
                request.param("method").orElse("POST"),
                request.param("path").orElse("/"),
                new Faults.Fault(
                        Faults.Kind.valueOf(
                                request.param("kind").orElse("ERROR").toUpperCase(Locale.ROOT)),
                        Long.parseLong(request.param("delay_ms").orElse("0"))),
                Integer.parseInt(request.param("times").orElse("1")));
        return done();
    }

    ServerResponse clear(ServerRequest request) {
        faults.clear();
        return done();
    }

    /** Holds, duplicates, reverses or shuffles webhooks; what is not named is switched off. */
    ServerResponse webhooks(ServerRequest request) {
        faults.webhooks(
                flag(request, "hold"), flag(request, "duplicate"), flag(request, "reverse"));
        faults.shuffleWebhooks(flag(request, "shuffle"));
        return done();
    }

    private static boolean flag(ServerRequest request, String name) {
        return request.param(name).orElse("false").equals("true");
    }

    /** Lets days pass at once for all that waits for a bank: {@code by=P3D}. */
    ServerResponse advance(ServerRequest request) {
        clock.advance(Duration.parse(request.param("by").orElse("P1D")));
        store.change(payments::settle);
        return done();
    }

    /** Pays a session with a test card or from a test account, as its page would. */
    ServerResponse pay(ServerRequest request) {
        Means means =
                request.param("account")
                        .<Means>map(BankAccount::of)
                        .orElseGet(() ->
                                Card.of(request.param("card").orElse("4242424242424242"), "12/40"));
        var payer =
                new Payments.Payer(
                        request.param("email").orElse("test@example.org"),
                        request.param("name").orElse("Test"));
        Payments.Outcome outcome =
                store.commit(change ->
                        payments.pay(change, request.pathVariable("session"), means, payer));
        return answer(
                outcome == Payments.Outcome.PAID || outcome == Payments.Outcome.PENDING ? 200 : 409,
                Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }

    /** Completes an account's onboarding, as its page would. */
    ServerResponse onboard(ServerRequest request) {
        String id = request.pathVariable("account");
        boolean known =
                store.commit(change -> {
                    boolean found = change.find(Accounts.KIND, id) != null;
                    if (found) {
                        accounts.complete(change, id, Map.of("business_name", "Test"));
                    }
                    return found;
                });
        return known ? done() : answer(404, Map.of("outcome", "unknown"));
    }

    /** Everything of a kind, own fields included. */
    ServerResponse state(ServerRequest request) {
        ObjectNode all = Store.JSON.createObjectNode();
        String kind = request.param("kind").orElse(Sessions.KIND);
        store.change(change -> all.set(kind, Store.JSON.valueToTree(change.all(kind))));
        return answer(200, all);
    }

    private static ServerResponse done() {
        return answer(200, Map.of("outcome", "done"));
    }

    private static ServerResponse answer(int status, Object body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Store.JSON.writeValueAsString(body));
    }
}
