package bourg.sandbox;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.SetupIntentRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Customers and the cards kept for them, to be charged while they are away. */
final class SavedCards implements Resource {

    static final String CUSTOMER = "customer";
    static final String METHOD = "payment_method";
    static final String SETUP = "setup_intent";

    private final Events events;

    SavedCards(Events events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/customers", CustomerCreateParams.class, this::customer),
                Route.get(
                        "/v1/customers/{id}",
                        CustomerRetrieveParams.class,
                        call -> Lookup.require(call, CUSTOMER)),
                Route.get(
                        "/v1/payment_methods/{id}",
                        PaymentMethodRetrieveParams.class,
                        call -> Lookup.require(call, METHOD)),
                Route.post(
                        "/v1/payment_methods/{id}/detach",
                        PaymentMethodDetachParams.class,
                        this::detach),
                Route.get(
                        "/v1/setup_intents/{id}",
                        SetupIntentRetrieveParams.class,
                        call -> Lookup.require(call, SETUP)));
    }

    private ObjectNode customer(Call call) {
        Parameters given = call.parameters();
        ObjectNode customer = create(CUSTOMER, "cus");
        for (String each : List.of("email", "name", "phone", "description")) {
            customer.put(each, given.text(each));
        }
        customer.putNull("currency").putNull("default_source").put("delinquent", false);
        customer.putArray("preferred_locales");
        given.texts("preferred_locales").forEach(customer.withArray("preferred_locales")::add);
        customer.set("metadata", given.metadata());
        call.change().put(customer);
        events.emit(call.change(), call.cause(), "customer.created", customer);
        return customer;
    }

    /** A card that is kept for nobody can never be charged again. */
    private ObjectNode detach(Call call) {
        ObjectNode method = Lookup.require(call, METHOD);
        if (method.path("customer").isNull()) {
            throw Refused.invalid(
                    null,
                    "The payment method you provided is not attached to a customer so detachment is"
                            + " impossible.",
                    null);
        }
        call.change().put(method.putNull("customer"));
        events.emit(call.change(), call.cause(), "payment_method.detached", method);
        return method;
    }

    /** Keeps a card for a customer. */
    ObjectNode keep(Change change, Card card, String customer, Payments.Payer payer) {
        ObjectNode method = create(METHOD, "pm").put("type", "card").put("customer", customer);
        method.putObject("billing_details").put("email", payer.email()).put("name", payer.name());
        method.putObject("card")
                .put("brand", "visa")
                .put("last4", card.last4())
                .put("exp_month", card.month())
                .put("exp_year", card.year())
                .put("funding", "credit");
        method.put("_number", card.number());
        change.put(method);
        events.emit(change, Cause.HOSTED_PAGE, "payment_method.attached", method);
        return method;
    }

    /** What a page in setup mode leaves behind. */
    ObjectNode setUp(Change change, ObjectNode session, ObjectNode method) {
        ObjectNode setup =
                create(SETUP, "seti")
                        .put("status", "succeeded")
                        .put("usage", "off_session")
                        .put("customer", method.get("customer").asString())
                        .put("payment_method", method.get("id").asString());
        setup.set("metadata", session.path("_setup"));
        change.put(setup);
        events.emit(change, Cause.HOSTED_PAGE, "setup_intent.succeeded", setup);
        return setup;
    }

    private static ObjectNode create(String kind, String prefix) {
        ObjectNode created = Fixtures.create(kind, prefix).put("created", Fixtures.now());
        created.putObject("metadata");
        return created;
    }
}
