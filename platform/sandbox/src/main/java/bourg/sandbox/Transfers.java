package bourg.sandbox;

import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferRetrieveParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Money that the platform passes on to a connected account. */
final class Transfers implements Resource {

    static final String KIND = "transfer";

    private final Balance balance;
    private final Events events;

    Transfers(Balance balance, Events events) {
        this.balance = balance;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/transfers", TransferCreateParams.class, this::create)
                        .requiring("currency", "destination"),
                Route.get(
                        "/v1/transfers",
                        TransferListParams.class,
                        call -> Listing.of(call, KIND, "destination", "transfer_group")),
                Route.get(
                        "/v1/transfers/{id}",
                        TransferRetrieveParams.class,
                        call -> Lookup.require(call, KIND)));
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        String currency = Amounts.currency(given.required("currency"), "currency");
        ObjectNode account = Lookup.parameter(call, "destination", Accounts.KIND);
        if (!Accounts.takesTransfers(account)) {
            throw Refused.invalid(
                    "insufficient_capabilities_for_transfer",
                    "Your destination account needs to have at least one of the following"
                            + " capabilities enabled: transfers, crypto_transfers, legacy_payments",
                    null);
        }
        ObjectNode charge =
                given.has("source_transaction")
                        ? Lookup.parameter(call, "source_transaction", Payments.CHARGE)
                        : null;
        Long amount = given.number("amount");
        if (amount == null && charge == null) {
            throw Refused.missing("amount");
        }
        long wanted = amount != null ? amount : charge == null ? 0 : charge.get("amount").asLong();
        Amounts.positive(wanted, "amount");
        if (charge == null) {
            checkBalance(call.change(), wanted, currency);
        } else {
            checkSource(call.change(), charge, wanted, currency);
        }
        return transfer(call, wanted, currency, charge);
    }

    private void checkBalance(Change change, long amount, String currency) {
        if (amount > balance.available(change, currency)) {
            throw Refused.invalid(
                    "balance_insufficient",
                    "You have insufficient available funds in your Stripe account.",
                    null);
        }
    }

    private static void checkSource(
            Change change, ObjectNode charge, long amount, String currency) {
        if (!charge.path("status").asString("").equals("succeeded")) {
            throw Refused.invalid(
                    null,
                    "The source_transaction must be a successful charge.",
                    "source_transaction");
        }
        String settled = charge.get("currency").asString();
        if (!settled.equals(currency)) {
            throw Refused.invalid(
                    null,
                    "The currency of source_transaction's balance transaction (%s) must be the same as the transfer currency (%s)"
                            .formatted(settled, currency),
                    "currency");
        }
        String id = charge.get("id").asString();
        long taken =
                change.all(KIND).stream()
                        .filter(each -> each.path("source_transaction").asString("").equals(id))
                        .mapToLong(each -> each.get("amount").asLong())
                        .sum();
        long total = charge.get("amount").asLong();
        if (amount > total - taken) {
            throw Refused.invalid(
                    null,
                    "Transfers using this transaction as a source must not exceed the source amount of %s %s. (Transfers already using this source total %s %s.)"
                            .formatted(
                                    Amounts.spoken(total, currency),
                                    currency,
                                    Amounts.spoken(taken, currency),
                                    currency),
                    "amount");
        }
    }

    private ObjectNode transfer(
            Call call, long amount, String currency, @Nullable ObjectNode charge) {
        Parameters given = call.parameters();
        ObjectNode transfer = Fixtures.create(KIND, "tr");
        String id = transfer.get("id").asString();
        String group = given.text("transfer_group");
        if (group == null && charge != null) {
            group = charge.path("transfer_group").asString(null);
        }
        transfer.put("amount", amount)
                .put("currency", currency)
                .put("destination", given.required("destination"))
                .put("destination_payment", Fixtures.id("py"))
                .put("description", given.text("description"))
                .put("source_transaction", given.text("source_transaction"))
                .put("transfer_group", group);
        transfer.set("metadata", given.metadata());
        ((ObjectNode) transfer.get("reversals")).put("url", "/v1/transfers/" + id + "/reversals");
        transfer.put(
                "balance_transaction",
                balance.book(
                        call.change(),
                        new Balance.Movement("transfer", "transfer", -amount, 0, currency, id)));
        call.change().put(transfer);
        events.emit(call.change(), call.cause(), "transfer.created", transfer);
        return transfer;
    }
}
