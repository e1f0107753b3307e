package bourg.sandbox;

import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Charges given back, whole or in part; what Stripe kept of the charge stays kept. */
final class Refunds implements Resource {

    static final String KIND = "refund";

    private final Balance balance;
    private final Events events;

    Refunds(Balance balance, Events events) {
        this.balance = balance;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/refunds", RefundCreateParams.class, this::create),
                Route.get(
                        "/v1/refunds",
                        RefundListParams.class,
                        call -> Listing.of(call, KIND, "charge", "payment_intent")),
                Route.get(
                        "/v1/refunds/{id}",
                        RefundRetrieveParams.class,
                        call -> Lookup.require(call, KIND)));
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        ObjectNode charge = charge(call);
        String id = charge.get("id").asString();
        if (given.flag("reverse_transfer")) {
            throw Refused.invalid(
                    null,
                    "Cannot reverse transfer: charge %s has no associated transfer.".formatted(id),
                    "reverse_transfer");
        }
        if (Disputes.blocksRefunds(call.change(), id)) {
            throw Refused.invalid(
                    "charge_disputed",
                    "Charge %s has been charged back; cannot issue a refund.".formatted(id),
                    null);
        }
        long left = charge.get("amount").asLong() - charge.get("amount_refunded").asLong();
        if (left == 0) {
            throw Refused.invalid(
                    "charge_already_refunded",
                    "Charge %s has already been refunded.".formatted(id),
                    null);
        }
        Long asked = given.number("amount");
        long amount = asked == null ? left : asked;
        Amounts.positive(amount, "amount");
        String currency = charge.get("currency").asString();
        if (amount > left) {
            throw Refused.invalid(
                    null,
                    "Refund amount (%s %s) is greater than unrefunded amount on charge (%s %s)"
                            .formatted(
                                    Amounts.spoken(amount, currency),
                                    currency,
                                    Amounts.spoken(left, currency),
                                    currency),
                    "amount");
        }
        return refund(call, charge, amount);
    }

    private static ObjectNode charge(Call call) {
        Parameters given = call.parameters();
        if (given.has("charge") == given.has("payment_intent")) {
            throw Refused.invalid(
                    given.has("charge") ? null : "parameter_missing",
                    given.has("charge")
                            ? "You may only specify one of these parameters: charge, payment_intent."
                            : "One of the following params should be provided for this request:"
                                    + " payment_intent or charge.",
                    null);
        }
        if (given.has("charge")) {
            return succeeded(Lookup.parameter(call, "charge", Payments.CHARGE));
        }
        ObjectNode intent = Lookup.parameter(call, "payment_intent", Payments.INTENT);
        String charge = intent.path("latest_charge").asString(null);
        if (charge == null) {
            throw Refused.invalid(
                    null,
                    "This PaymentIntent (%s) does not have a successful charge to refund."
                            .formatted(intent.get("id").asString()),
                    "payment_intent");
        }
        return succeeded(call.change().get(charge));
    }

    private static ObjectNode succeeded(ObjectNode charge) {
        if (!charge.path("status").asString("").equals("succeeded")) {
            throw Refused.invalid(
                    null,
                    "This charge (%s) does not have a successful charge to refund."
                            .formatted(charge.get("id").asString()),
                    null);
        }
        return charge;
    }

    /** The card's bank gives the money back: it is in the balance again. */
    void fail(Change change, ObjectNode refund) {
        long amount = refund.get("amount").asLong();
        String id = refund.get("id").asString();
        String currency = refund.get("currency").asString();
        refund.put("status", "failed")
                .put("failure_reason", "lost_or_stolen_card")
                .put(
                        "failure_balance_transaction",
                        balance.book(
                                change,
                                new Balance.Movement(
                                        "refund_failure",
                                        "refund_failure",
                                        amount,
                                        0,
                                        currency,
                                        id)));
        change.put(refund);
        ObjectNode charge = change.get(refund.get("charge").asString());
        charge.put("amount_refunded", charge.get("amount_refunded").asLong() - amount)
                .put("refunded", false);
        change.put(charge);
        events.emit(change, Cause.HOSTED_PAGE, "refund.updated", refund);
        events.emit(change, Cause.HOSTED_PAGE, "refund.failed", refund);
    }

    private ObjectNode refund(Call call, ObjectNode charge, long amount) {
        ObjectNode refund = Fixtures.create(KIND, "re");
        String id = refund.get("id").asString();
        String currency = charge.get("currency").asString();
        refund.remove("livemode");
        refund.put("amount", amount)
                .put("charge", charge.get("id").asString())
                .put("payment_intent", charge.path("payment_intent").asString(null))
                .put("currency", currency)
                .put("reason", call.parameters().text("reason"))
                .put("status", "succeeded");
        refund.set("metadata", call.parameters().metadata());
        refund.put(
                "balance_transaction",
                balance.book(
                        call.change(),
                        new Balance.Movement("refund", "refund", -amount, 0, currency, id)));
        call.change().put(refund);
        long refunded = charge.get("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", refunded)
                .put("refunded", refunded == charge.get("amount").asLong());
        call.change().put(charge);
        events.emit(call.change(), call.cause(), "refund.created", refund);
        events.emit(call.change(), call.cause(), "charge.refunded", charge);
        events.emit(call.change(), call.cause(), "refund.updated", refund);
        return refund;
    }
}
