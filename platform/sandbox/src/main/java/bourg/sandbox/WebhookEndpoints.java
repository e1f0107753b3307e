package bourg.sandbox;

import com.stripe.Stripe;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where events go: endpoints made through the API, and the one that configuration names. */
final class WebhookEndpoints implements Resource {

    static final String KIND = "webhook_endpoint";
    static final String CONFIGURED = "we_configured";

    private final Store store;

    WebhookEndpoints(Store store, Settings settings) {
        this.store = store;
        if (!settings.webhookUrl().isBlank()) {
            configure(settings.webhookUrl(), settings.webhookSecret());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/webhook_endpoints", WebhookEndpointCreateParams.class, this::create)
                        .requiring("enabled_events", "url"),
                Route.get(
                        "/v1/webhook_endpoints",
                        WebhookEndpointListParams.class,
                        call -> Listing.of(call, KIND, WebhookEndpoints::enabled)),
                Route.get(
                        "/v1/webhook_endpoints/{id}",
                        WebhookEndpointRetrieveParams.class,
                        WebhookEndpoints::require),
                new Route(
                        "DELETE",
                        "/v1/webhook_endpoints/{id}",
                        WebhookEndpointRetrieveParams.class,
                        List.of(),
                        this::delete));
    }

    /** Sends every event to this address as well; replaces the one configured before. */
    void configure(String url, String secret) {
        ObjectNode endpoint = endpoint(url, secret).put("id", CONFIGURED);
        endpoint.putArray("enabled_events").add("*");
        store.change(change -> change.put(endpoint));
    }

    private static ObjectNode endpoint(String url, String secret) {
        return Fixtures.create(KIND, "we")
                .put("api_version", Stripe.API_VERSION)
                .put("url", url)
                .putNull("description")
                .put("_secret", secret);
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        String secret = Fixtures.id("whsec");
        ObjectNode endpoint = endpoint(Urls.require(given, "url"), secret);
        String version = given.text("api_version");
        if (version != null && !version.equals(Stripe.API_VERSION)) {
            throw Refused.invalid(
                    null,
                    "The sandbox sends events of version " + Stripe.API_VERSION + " only.",
                    "api_version");
        }
        endpoint.put("description", given.text("description"));
        endpoint.set("metadata", given.metadata());
        endpoint.set("enabled_events", Store.JSON.valueToTree(given.texts("enabled_events")));
        call.change().put(endpoint);
        return endpoint.deepCopy().put("secret", secret);
    }

    private ObjectNode delete(Call call) {
        ObjectNode endpoint = require(call);
        call.change().put(endpoint.put("status", "deleted"));
        return Store.JSON
                .createObjectNode()
                .put("id", call.id())
                .put("object", KIND)
                .put("deleted", true);
    }

    private static ObjectNode require(Call call) {
        ObjectNode found = Lookup.require(call, KIND);
        if (!enabled(found)) {
            throw Refused.noSuch("webhook endpoint", call.id());
        }
        return found;
    }

    static boolean enabled(ObjectNode endpoint) {
        return endpoint.get("status").asString().equals("enabled");
    }

    static boolean wants(ObjectNode endpoint, String type) {
        return enabled(endpoint)
                && endpoint.get("enabled_events")
                        .valueStream()
                        .map(JsonNode::asString)
                        .anyMatch(each -> each.equals("*") || each.equals(type));
    }
}
