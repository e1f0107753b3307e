package bourg.sandbox;

import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Charges that the card's holder contests: the money leaves at once, with a fee. */
final class Disputes implements Resource {

    static final String KIND = "dispute";
    private static final long FEE = 1_500;

    private final Balance balance;
    private final Events events;

    Disputes(Balance balance, Events events) {
        this.balance = balance;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/disputes",
                        DisputeListParams.class,
                        call -> Listing.of(call, KIND, "charge", "payment_intent")),
                Route.get(
                        "/v1/disputes/{id}",
                        DisputeRetrieveParams.class,
                        call -> Lookup.require(call, KIND)));
    }

    /** Contests the whole charge, as fraud. */
    void open(Change change, ObjectNode charge) {
        ObjectNode dispute = Fixtures.create(KIND, "dp");
        String id = dispute.get("id").asString();
        long amount = charge.get("amount").asLong();
        String currency = charge.get("currency").asString();
        String booked =
                balance.book(
                        change,
                        new Balance.Movement("adjustment", "dispute", -amount, FEE, currency, id));
        dispute.put("amount", amount)
                .put("currency", currency)
                .put("charge", charge.get("id").asString())
                .put("payment_intent", charge.get("payment_intent").asString())
                .put("reason", "fraudulent")
                .put("status", "needs_response")
                .put("is_charge_refundable", false);
        ArrayNode transactions = dispute.putArray("balance_transactions");
        transactions.add(change.get(booked));
        charge.put("disputed", true);
        change.put(dispute);
        change.put(charge);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.created", dispute);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.funds_withdrawn", dispute);
    }
}
