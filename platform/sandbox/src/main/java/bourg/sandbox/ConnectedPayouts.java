package bourg.sandbox;

import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutRetrieveParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What connected accounts are paid out to their banks; asked for in the account's name only. */
final class ConnectedPayouts implements Resource {

    static final String KIND = "payout";
    private static final String OWNER = "_account";

    private final Events events;

    ConnectedPayouts(Events events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/payouts",
                        PayoutListParams.class,
                        call -> Listing.of(call, KIND, each -> isOf(each, call.account()))),
                Route.get("/v1/payouts/{id}", PayoutRetrieveParams.class, this::retrieve));
    }

    private ObjectNode retrieve(Call call) {
        ObjectNode payout = Lookup.require(call, KIND);
        if (!isOf(payout, call.account())) {
            throw Refused.noSuch(KIND, call.id());
        }
        return payout;
    }

    private static boolean isOf(ObjectNode payout, @Nullable String account) {
        return payout.get(OWNER).asString().equals(account);
    }

    /** The bank answers: the payout arrived, or came back. */
    String end(Change change, String account, long amount, boolean paid) {
        ObjectNode payout =
                Fixtures.create(KIND, "po")
                        .put("amount", amount)
                        .put("arrival_date", Fixtures.now())
                        .put("automatic", true)
                        .put("created", Fixtures.now())
                        .put("currency", "cad")
                        .put("method", "standard")
                        .put("type", "bank_account")
                        .put("status", paid ? "paid" : "failed")
                        .put("failure_code", paid ? null : "account_closed")
                        .put("failure_message", paid ? null : "The bank account has been closed.")
                        .put(OWNER, account);
        change.put(payout);
        events.emitOf(change, account, paid ? "payout.paid" : "payout.failed", payout);
        return payout.get("id").asString();
    }
}
