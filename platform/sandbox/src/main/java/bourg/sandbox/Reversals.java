package bourg.sandbox;

import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import com.stripe.param.TransferReversalRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Transfers taken back, whole or in part. */
final class Reversals implements Resource {

    static final String KIND = "transfer_reversal";

    private final Balance balance;
    private final Events events;

    Reversals(Balance balance, Events events) {
        this.balance = balance;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/transfers/{id}/reversals",
                        TransferReversalCreateParams.class,
                        this::create),
                Route.get(
                        "/v1/transfers/{id}/reversals",
                        TransferReversalListParams.class,
                        this::list),
                Route.get(
                        "/v1/transfers/{id}/reversals/{id}",
                        TransferReversalRetrieveParams.class,
                        this::retrieve));
    }

    private ObjectNode create(Call call) {
        ObjectNode transfer = Lookup.require(call, Transfers.KIND);
        String currency = transfer.get("currency").asString();
        long reversed = transfer.get("amount_reversed").asLong();
        long left = transfer.get("amount").asLong() - reversed;
        Long asked = call.parameters().number("amount");
        long amount = asked == null ? left : asked;
        if (left == 0) {
            throw Refused.invalid(
                    "transfer_already_reversed",
                    "Transfer %s has already been fully reversed.".formatted(call.id()),
                    null);
        }
        Amounts.positive(amount, "amount");
        if (amount > left) {
            throw Refused.invalid(
                    null,
                    "Reversal amount (%s %s) is greater than unreversed amount on transfer (%s %s)"
                            .formatted(
                                    Amounts.spoken(amount, currency),
                                    currency,
                                    Amounts.spoken(left, currency),
                                    currency),
                    "amount");
        }
        ObjectNode reversal = reversal(call, amount, currency);
        transfer.put("amount_reversed", reversed + amount).put("reversed", amount == left);
        ObjectNode reversals = (ObjectNode) transfer.get("reversals");
        ((ArrayNode) reversals.get("data")).insert(0, reversal.deepCopy());
        call.change().put(transfer);
        events.emit(call.change(), call.cause(), "transfer.reversed", transfer);
        return reversal;
    }

    private ObjectNode reversal(Call call, long amount, String currency) {
        ObjectNode reversal = Fixtures.create(KIND, "trr");
        String id = reversal.get("id").asString();
        reversal.remove("livemode");
        reversal.put("amount", amount).put("currency", currency).put("transfer", call.id());
        reversal.set("metadata", call.parameters().metadata());
        reversal.put(
                "balance_transaction",
                balance.book(
                        call.change(),
                        new Balance.Movement(
                                "transfer_refund", "transfer_reversal", amount, 0, currency, id)));
        call.change().put(reversal);
        return reversal;
    }

    private ObjectNode list(Call call) {
        Lookup.require(call, Transfers.KIND);
        return Listing.of(call, KIND, each -> each.get("transfer").asString().equals(call.id()));
    }

    private ObjectNode retrieve(Call call) {
        Lookup.require(call, Transfers.KIND);
        String id = call.ids().getLast();
        ObjectNode found = call.change().find(KIND, id);
        if (found == null || !found.get("transfer").asString().equals(call.id())) {
            throw Refused.noSuch("transfer reversal", id);
        }
        return found;
    }
}
