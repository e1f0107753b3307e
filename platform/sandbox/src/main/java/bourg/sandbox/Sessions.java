package bourg.sandbox;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListLineItemsParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions: what is to be paid on the hosted page, and until when. */
final class Sessions implements Resource {

    static final String KIND = "checkout.session";
    private static final long DAY = 86_400;
    private static final long HALF_HOUR = 1_800;

    private final Address address;
    private final Events events;

    Sessions(Address address, Events events) {
        this.address = address;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        String one = "/v1/checkout/sessions/{id}";
        return List.of(
                Route.post("/v1/checkout/sessions", SessionCreateParams.class, this::create)
                        .requiring("mode"),
                Route.get(
                        "/v1/checkout/sessions",
                        SessionListParams.class,
                        call -> Listing.of(call, KIND, "payment_intent", "status")),
                Route.get(one, SessionRetrieveParams.class, this::retrieve),
                Route.get(one + "/line_items", SessionListLineItemsParams.class, this::lineItems),
                Route.post(one + "/expire", SessionExpireParams.class, this::expire));
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        boolean setup = given.required("mode").equals("setup");
        if (!setup && !given.required("mode").equals("payment")) {
            throw Refused.invalid(
                    null, "The sandbox knows only mode: payment and mode: setup.", "mode");
        }
        ObjectNode session = Fixtures.create(KIND, "cs_test");
        String id = session.get("id").asString();
        ArrayNode items = items(given, setup);
        session.put("mode", given.required("mode"))
                .put("url", address.url() + "/c/pay/" + id)
                .put("success_url", Urls.require(given, "success_url"))
                .put(
                        "cancel_url",
                        given.has("cancel_url") ? Urls.require(given, "cancel_url") : null)
                .put("ui_mode", "hosted_page")
                .put("status", "open")
                .put("payment_status", setup ? "no_payment_required" : "unpaid")
                .put("expires_at", expiry(given));
        if (setup) {
            session.put("currency", Amounts.currency(given.required("currency"), "currency"));
        } else {
            total(session, items);
        }
        List.of("client_reference_id", "customer_email", "locale", "submit_type")
                .forEach(each -> session.put(each, given.text(each)));
        session.set("metadata", given.metadata());
        session.put("_merchant", given.group("branding_settings").text("display_name"));
        session.set("_line_items", items);
        session.set("_payment", payment(given.group("payment_intent_data")));
        session.set("_setup", given.group("setup_intent_data").metadata());
        means(call, session, setup);
        call.change().put(session);
        return session;
    }

    private static ArrayNode items(Parameters given, boolean setup) {
        if (!setup && !given.has("line_items")) {
            throw Refused.missing("line_items");
        }
        for (String each :
                setup
                        ? List.of("line_items", "payment_intent_data")
                        : List.of("setup_intent_data")) {
            if (given.has(each)) {
                throw Refused.invalid(
                        null,
                        "You can not pass `%s` in `%s` mode."
                                .formatted(each, given.required("mode")),
                        each);
            }
        }
        return setup ? Store.JSON.createArrayNode() : LineItems.of(given);
    }

    private static void total(ObjectNode session, ArrayNode items) {
        String currency = items.get(0).get("currency").asString();
        long total = items.valueStream().mapToLong(each -> each.get("amount_total").asLong()).sum();
        Amounts.chargeable(total, currency);
        session.put("currency", currency).put("amount_subtotal", total).put("amount_total", total);
    }

    /** Who pays and with what; a card is kept for somebody only. */
    private static void means(Call call, ObjectNode session, boolean setup) {
        Parameters given = call.parameters();
        if (given.has("customer")) {
            if (given.has("customer_email")) {
                throw Refused.invalid(
                        null,
                        "You may only specify one of these parameters: customer, customer_email.",
                        null);
            }
            ObjectNode customer = Lookup.parameter(call, "customer", SavedCards.CUSTOMER);
            session.put("customer", customer.get("id").asString())
                    .put("_email", customer.path("email").asString(null));
        }
        boolean kept = setup || session.get("_payment").path("setup_future_usage").isString();
        if (kept && !given.has("customer")) {
            throw Refused.invalid(null, "The sandbox keeps cards for a customer only.", "customer");
        }
        List<String> types = given.texts("payment_method_types");
        if (types.isEmpty() && kept) {
            throw Refused.invalid(null, "The sandbox keeps cards only.", "payment_method_types");
        }
        session.put("_cards_only", types.equals(List.of("card")));
    }

    private static ObjectNode payment(Parameters given) {
        ObjectNode payment = Store.JSON.createObjectNode();
        List.of(
                        "description",
                        "receipt_email",
                        "transfer_group",
                        "statement_descriptor",
                        "setup_future_usage")
                .forEach(each -> payment.put(each, given.text(each)));
        for (String each : List.of("application_fee_amount", "on_behalf_of", "transfer_data")) {
            if (given.has(each)) {
                throw Refused.invalid(
                        null,
                        "The sandbox knows only separate charges and transfers.",
                        "payment_intent_data[" + each + "]");
            }
        }
        payment.set("metadata", given.metadata());
        return payment;
    }

    private static long expiry(Parameters given) {
        long now = Fixtures.now();
        Long asked = given.number("expires_at");
        if (asked == null) {
            return now + DAY;
        }
        if (asked < now + HALF_HOUR - 60) {
            throw Refused.invalid(
                    null,
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.",
                    "expires_at");
        }
        if (asked > now + DAY + 60) {
            throw Refused.invalid(
                    null,
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.",
                    "expires_at");
        }
        return asked;
    }

    private ObjectNode retrieve(Call call) {
        ObjectNode session = Lookup.require(call, KIND);
        expireIfDue(call.change(), session);
        return session;
    }

    private ObjectNode lineItems(Call call) {
        ObjectNode session = Lookup.require(call, KIND);
        List<ObjectNode> items =
                session.get("_line_items").valueStream().map(ObjectNode.class::cast).toList();
        return Listing.list(items, false);
    }

    private ObjectNode expire(Call call) {
        ObjectNode session = Lookup.require(call, KIND);
        if (!session.get("status").asString().equals("open")) {
            throw Refused.invalid(
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
                            + " Session has a status of "
                            + session.get("status").asString()
                            + ".",
                    null);
        }
        return expire(call.change(), call.cause(), session);
    }

    private ObjectNode expire(Change change, Cause cause, ObjectNode session) {
        session.put("status", "expired").putNull("url");
        change.put(session);
        events.emit(change, cause, "checkout.session.expired", session);
        return session;
    }

    /** Expires the session if its time has come; says whether it is open still. */
    boolean expireIfDue(Change change, ObjectNode session) {
        boolean open = session.get("status").asString().equals("open");
        if (open && session.get("expires_at").asLong() <= Fixtures.now()) {
            expire(change, Cause.HOSTED_PAGE, session);
            return false;
        }
        return open;
    }

    /** Expires every session whose time has come. */
    void sweep(Change change) {
        change.all(KIND).stream()
                .filter(each -> each.get("status").asString().equals("open"))
                .filter(each -> each.get("expires_at").asLong() <= Fixtures.now())
                .forEach(each -> expireIfDue(change, each.deepCopy()));
    }
}
