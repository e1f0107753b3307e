package bourg.sandbox;

import com.stripe.param.PaymentIntentCreateParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Charges a card that was kept, while nobody is there: at once, or not at all. */
final class OffSession implements Resource {

    private final Payments payments;

    OffSession(Payments payments) {
        this.payments = payments;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/payment_intents", PaymentIntentCreateParams.class, this::create)
                        .requiring("amount", "currency"));
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        if (!given.flag("confirm") || !given.flag("off_session")) {
            throw Refused.invalid(
                    null,
                    "The sandbox knows only payment intents with confirm and off_session.",
                    given.flag("confirm") ? "off_session" : "confirm");
        }
        String currency = Amounts.currency(given.required("currency"), "currency");
        Long amount = given.number("amount");
        Amounts.positive(amount == null ? 0 : amount, "amount");
        Amounts.chargeable(amount == null ? 0 : amount, currency);
        ObjectNode method = method(call);
        ObjectNode intent =
                Fixtures.create(Payments.INTENT, "pi")
                        .put("amount", amount)
                        .put("currency", currency)
                        .put("customer", given.required("customer"))
                        .put("payment_method", method.get("id").asString());
        for (String each : List.of("description", "receipt_email", "transfer_group")) {
            intent.put(each, given.text(each));
        }
        intent.set("metadata", given.metadata());
        String refusal = refusalOf(method);
        if (refusal != null) {
            throw refuse(call, intent, method, refusal);
        }
        capture(call, intent, method);
        return call.change().get(intent.get("id").asString());
    }

    /** Charges a card that was kept. */
    private void capture(Call call, ObjectNode intent, ObjectNode method) {
        ObjectNode charge = charge(intent, method);
        intent.put("latest_charge", charge.get("id").asString());
        payments.capture(
                call.change(),
                call.cause(),
                intent,
                charge,
                Amounts.fee(charge.get("amount").asLong()));
    }

    /** The attempt stays on record, though it came to nothing. */
    private Declined refuse(Call call, ObjectNode intent, ObjectNode method, String code) {
        ObjectNode charge = charge(intent, method);
        intent.put("latest_charge", charge.get("id").asString());
        payments.decline(call.change(), call.cause(), intent, charge, code);
        ObjectNode body = Store.JSON.createObjectNode();
        ObjectNode error = ((ObjectNode) intent.get("last_payment_error")).deepCopy();
        error.set("payment_intent", Rendering.plain(intent));
        body.set("error", error);
        return new Declined(body);
    }

    private static ObjectNode charge(ObjectNode intent, ObjectNode method) {
        ObjectNode charge = Fixtures.create(Payments.CHARGE, "ch");
        charge.put("payment_intent", intent.get("id").asString());
        for (String each :
                List.of(
                        "amount",
                        "currency",
                        "customer",
                        "payment_method",
                        "description",
                        "receipt_email",
                        "transfer_group",
                        "metadata")) {
            charge.set(each, intent.get(each));
        }
        charge.set("billing_details", method.get("billing_details"));
        ((ObjectNode) charge.get("payment_method_details").get("card"))
                .put("last4", method.get("card").get("last4").asString());
        return charge;
    }

    private static ObjectNode method(Call call) {
        Parameters given = call.parameters();
        if (!given.has("payment_method")) {
            throw Refused.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot confirm this PaymentIntent because it's missing a payment method."
                            + " You can either update the PaymentIntent with a payment method and"
                            + " then confirm it again, or confirm it again directly with a payment"
                            + " method or ConfirmationToken.",
                    null);
        }
        Lookup.parameter(call, "customer", SavedCards.CUSTOMER);
        ObjectNode method = Lookup.parameter(call, "payment_method", SavedCards.METHOD);
        if (!given.required("customer").equals(method.path("customer").asString(""))) {
            throw Refused.invalid(
                    null,
                    "The provided PaymentMethod cannot be attached. To reuse a PaymentMethod, you"
                            + " must attach it to a Customer first.",
                    "payment_method");
        }
        return method;
    }

    /** What the bank says to a charge without the person. */
    private static @Nullable String refusalOf(ObjectNode method) {
        String blocked = method.path("_refusal").asString("");
        if (!blocked.isEmpty()) {
            return blocked;
        }
        Card card = new Card(method.get("_number").asString(), 12, 2040);
        if (card.declinesLater()) {
            return Payments.DECLINED;
        }
        return card.asksForPerson() ? Payments.ASKS : null;
    }
}
