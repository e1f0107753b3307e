package bourg.sandbox;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** What only a test may have banks do: contest, decide, return a refund, refuse a payout. */
final class Setbacks {

    private final Store store;
    private final Disputes disputes;
    private final Refunds refunds;
    private final Accounts accounts;
    private final ConnectedPayouts payouts;

    Setbacks(
            Store store,
            Disputes disputes,
            Refunds refunds,
            Accounts accounts,
            ConnectedPayouts payouts) {
        this.store = store;
        this.disputes = disputes;
        this.refunds = refunds;
        this.accounts = accounts;
        this.payouts = payouts;
    }

    /** Contests a charge: amount (all of it), inquiry. */
    ServerResponse contest(ServerRequest request) {
        return with(
                Payments.CHARGE,
                request.pathVariable("charge"),
                found -> {
                    long amount = number(request, "amount", found.object().get("amount").asLong());
                    return disputes.contest(
                            found.change(), found.object(), amount, flag(request, "inquiry"));
                });
    }

    /**
     * The bank refuses all cards kept for a customer from now on: {@code code=card_declined} or
     * {@code authentication_required}, or none of them any more if it is empty.
     */
    ServerResponse block(ServerRequest request) {
        String customer = request.pathVariable("customer");
        String code = request.param("code").orElse(Payments.DECLINED);
        return with(
                SavedCards.CUSTOMER,
                customer,
                found -> {
                    found.change().all(SavedCards.METHOD).stream()
                            .filter(each -> each.path("customer").asString("").equals(customer))
                            .map(ObjectNode::deepCopy)
                            .forEach(each -> found.change().put(each.put("_refusal", code)));
                    return customer;
                });
    }

    /** Decides a dispute: won, lost or escalated; amount and fee that come back. */
    ServerResponse decide(ServerRequest request) {
        String how = request.pathVariable("how");
        return with(
                Disputes.KIND,
                request.pathVariable("dispute"),
                found -> {
                    ObjectNode dispute = found.object();
                    if (how.equals("escalated")) {
                        disputes.escalate(found.change(), found.id());
                    } else {
                        long back = number(request, "amount", dispute.get("amount").asLong());
                        disputes.decide(
                                found.change(),
                                dispute,
                                how.equals("won"),
                                back,
                                number(request, "fee", 0));
                    }
                    return found.id();
                });
    }

    /** The card's bank gives a refund back, days after it succeeded. */
    ServerResponse failRefund(ServerRequest request) {
        return with(
                Refunds.KIND,
                request.pathVariable("refund"),
                found -> {
                    refunds.fail(found.change(), found.object());
                    return found.id();
                });
    }

    /** Restricts an account, or lifts it: restricted. */
    ServerResponse restrict(ServerRequest request) {
        return with(
                Accounts.KIND,
                request.pathVariable("account"),
                found -> {
                    accounts.restrict(found.change(), found.id(), flag(request, "restricted"));
                    return found.id();
                });
    }

    /** An account's payout arrives or fails: amount, paid. */
    ServerResponse payOut(ServerRequest request) {
        return with(
                Accounts.KIND,
                request.pathVariable("account"),
                found ->
                        payouts.end(
                                found.change(),
                                found.id(),
                                number(request, "amount", 1_000),
                                flag(request, "paid")));
    }

    /** An object that a knob was turned on. */
    private record Found(Change change, ObjectNode object) {
        String id() {
            return object.get("id").asString();
        }
    }

    private ServerResponse with(String kind, String id, Function<Found, String> work) {
        @Nullable String answer =
                store.commit(change -> {
                    ObjectNode found = change.find(kind, id);
                    return found == null ? null : work.apply(new Found(change, found));
                });
        return ServerResponse.status(answer == null ? 404 : 200)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        Store.JSON.writeValueAsString(
                                Map.of("id", answer == null ? "unknown" : answer)));
    }

    private static boolean flag(ServerRequest request, String name) {
        return request.param(name).orElse("false").equals("true");
    }

    private static long number(ServerRequest request, String name, long otherwise) {
        return request.param(name).map(Long::parseLong).orElse(otherwise);
    }
}
