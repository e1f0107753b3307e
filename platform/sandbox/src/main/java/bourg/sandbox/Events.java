package bourg.sandbox;

import com.stripe.Stripe;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened, pinned to the API version of Stripe's library, and owed to every endpoint that
 * wants it.
 */
final class Events implements Resource {

    static final String KIND = "event";
    static final String DELIVERY = "_delivery";
    static final String SETTLED = "_delivery_settled";

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/events", EventListParams.class, this::list),
                Route.get(
                        "/v1/events/{id}",
                        EventRetrieveParams.class,
                        call -> Lookup.require(call, KIND)));
    }

    private ObjectNode list(Call call) {
        List<String> types = call.parameters().texts("types");
        return Listing.of(
                call,
                KIND,
                each -> types.isEmpty() || types.contains(each.get("type").asString()),
                "type");
    }

    /** Records the event and what is owed because of it, in the commit of its cause. */
    void emit(Change change, Cause cause, String type, ObjectNode object) {
        ObjectNode event = Fixtures.create(KIND, "evt");
        event.put("type", type).put("api_version", Stripe.API_VERSION);
        ObjectNode data = Store.JSON.createObjectNode();
        data.set("object", Rendering.plain(object));
        event.set("data", data);
        ((ObjectNode) event.get("request"))
                .put("id", cause.requestId())
                .put("idempotency_key", cause.idempotencyKey());
        change.put(event.put("pending_webhooks", oweAll(change, event, type)));
    }

    /** What happened on a connected account, which its event names. */
    void emitOf(Change change, String account, String type, ObjectNode object) {
        ObjectNode event =
                Fixtures.create(KIND, "evt")
                        .put("type", type)
                        .put("api_version", Stripe.API_VERSION)
                        .put("account", account);
        ObjectNode data = Store.JSON.createObjectNode();
        data.set("object", Rendering.plain(object));
        event.set("data", data);
        change.put(event.put("pending_webhooks", oweAll(change, event, type)));
    }

    /**
     * A thin event of version 2: it names its object and says nothing of it. Stripe sends it to
     * event destinations only; ours is the configured endpoint.
     */
    void emitThin(Change change, String type, String kind, String path, String id) {
        ObjectNode event =
                Store.JSON
                        .createObjectNode()
                        .put("id", Fixtures.id("evt"))
                        .put("object", "v2.core.event")
                        .put("type", type)
                        .put("created", Instant.now().toString())
                        .put("livemode", false)
                        .putNull("context")
                        .putNull("reason");
        event.putObject("related_object").put("id", id).put("type", kind).put("url", path + id);
        ObjectNode endpoint = change.find(WebhookEndpoints.KIND, WebhookEndpoints.CONFIGURED);
        if (endpoint != null && WebhookEndpoints.enabled(endpoint)) {
            owe(change, event, endpoint);
        }
        change.put(event);
    }

    private static int oweAll(Change change, ObjectNode event, String type) {
        int owed = 0;
        for (ObjectNode endpoint : change.all(WebhookEndpoints.KIND)) {
            if (WebhookEndpoints.wants(endpoint, type)) {
                owe(change, event, endpoint);
                owed++;
            }
        }
        return owed;
    }

    private static void owe(Change change, ObjectNode event, ObjectNode endpoint) {
        change.put(
                Store.JSON
                        .createObjectNode()
                        .put("id", Fixtures.id(DELIVERY))
                        .put("object", DELIVERY)
                        .put("event", event.get("id").asString())
                        .put("endpoint", endpoint.get("id").asString())
                        .put("state", "pending")
                        .put("attempts", 0)
                        .put("created_ms", System.currentTimeMillis())
                        .put("due_ms", System.currentTimeMillis()));
    }
}
