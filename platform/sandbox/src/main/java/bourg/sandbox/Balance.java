package bourg.sandbox;

import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's balance: the sum of its transactions, each with what Stripe keeps. */
final class Balance implements Resource {

    static final String KIND = "balance_transaction";

    private final Settings settings;
    private final Clock clock;

    Balance(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/balance", BalanceRetrieveParams.class, this::balance),
                Route.get(
                        "/v1/balance_transactions",
                        BalanceTransactionListParams.class,
                        call -> Listing.of(call, KIND, "currency", "source", "type")),
                Route.get(
                        "/v1/balance_transactions/{id}",
                        BalanceTransactionRetrieveParams.class,
                        call -> Lookup.require(call, KIND)));
    }

    /** A movement that is the sandbox's own record of a source object. */
    record Movement(
            String type, String category, long amount, long fee, String currency, String source) {}

    /**
     * Books the movement; a charge waits for the configured delay, all else is available at once.
     */
    String book(Change change, Movement movement) {
        ObjectNode transaction = Fixtures.create(KIND, "txn");
        long wait = movement.type().equals("charge") ? settings.fundsDelay().toSeconds() : 0;
        transaction
                .put("amount", movement.amount())
                .put("fee", movement.fee())
                .put("net", movement.amount() - movement.fee())
                .put("currency", movement.currency())
                .put("type", movement.type())
                .put("reporting_category", movement.category())
                .put("source", movement.source())
                .put("available_on", clock.now() + wait)
                .putNull("description");
        transaction.remove("livemode");
        transaction.set("fee_details", feeDetails(movement));
        transaction.put("status", wait > 0 ? "pending" : "available");
        change.put(transaction);
        return transaction.get("id").asString();
    }

    private static ArrayNode feeDetails(Movement movement) {
        ArrayNode details = Store.JSON.createArrayNode();
        if (movement.fee() != 0) {
            details.addObject()
                    .put("amount", movement.fee())
                    .putNull("application")
                    .put("currency", movement.currency())
                    .put("description", "Sandbox processing fees (no money moves)")
                    .put("type", "stripe_fee");
        }
        return details;
    }

    /** What could leave the platform's balance now. */
    long available(Change change, String currency) {
        return sums(change, true).getOrDefault(currency, 0L);
    }

    private ObjectNode balance(Call call) {
        ObjectNode balance = Fixtures.create("balance", "bal");
        balance.remove("id");
        balance.set("available", amounts(sums(call.change(), true)));
        balance.set("pending", amounts(sums(call.change(), false)));
        balance.set("connect_reserved", Store.JSON.createArrayNode());
        return balance;
    }

    private Map<String, Long> sums(Change change, boolean available) {
        Map<String, Long> sums = new TreeMap<>();
        for (ObjectNode each : change.all(KIND)) {
            boolean now = isAvailable(each);
            sums.merge(
                    each.get("currency").asString(),
                    now == available ? each.get("net").asLong() : 0L,
                    Long::sum);
        }
        return sums;
    }

    private boolean isAvailable(ObjectNode transaction) {
        return transaction.get("available_on").asLong() <= clock.now();
    }

    private static ArrayNode amounts(Map<String, Long> sums) {
        ArrayNode amounts = Store.JSON.createArrayNode();
        sums.forEach((currency, amount) -> {
            ObjectNode each = amounts.addObject();
            each.put("amount", amount).put("currency", currency);
            each.set("source_types", Store.JSON.createObjectNode().put("card", amount));
        });
        return amounts;
    }
}
