package bourg.sandbox;

import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Charges that the card's holder contests: the money leaves at once, with a fee, and comes back if
 * the bank finds for the platform.
 */
final class Disputes implements Resource {

    static final String KIND = "dispute";
    static final long FEE = 1_500;
    private static final Duration TO_ANSWER = Duration.ofDays(9);
    private static final Set<String> ENDED = Set.of("won", "lost", "warning_closed");

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
                        call -> Lookup.require(call, KIND)),
                Route.post("/v1/disputes/{id}", DisputeUpdateParams.class, this::update),
                Route.post("/v1/disputes/{id}/close", DisputeCloseParams.class, this::close));
    }

    /** Contests the whole charge, as fraud. */
    void open(Change change, ObjectNode charge) {
        contest(change, charge, charge.get("amount").asLong(), false);
    }

    /** Contests a part of the charge; an inquiry only asks, and takes no money yet. */
    String contest(Change change, ObjectNode charge, long amount, boolean inquiry) {
        ObjectNode dispute = Fixtures.create(KIND, "dp");
        String id = dispute.get("id").asString();
        dispute.put("amount", amount)
                .put("currency", charge.get("currency").asString())
                .put("charge", charge.get("id").asString())
                .put("payment_intent", charge.get("payment_intent").asString())
                .put("reason", "fraudulent")
                .put("status", inquiry ? "warning_needs_response" : "needs_response")
                .put("is_charge_refundable", inquiry);
        dispute.putArray("balance_transactions");
        ((ObjectNode) dispute.get("evidence_details"))
                .put("due_by", Fixtures.now() + TO_ANSWER.toSeconds());
        charge.put("disputed", true);
        change.put(charge);
        if (!inquiry) {
            move(change, dispute, -amount, FEE);
        }
        change.put(dispute);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.created", dispute);
        if (!inquiry) {
            events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.funds_withdrawn", dispute);
        }
        return id;
    }

    /** The bank takes the money after it had only asked. */
    void escalate(Change change, String id) {
        ObjectNode dispute = change.get(id);
        dispute.put("status", "needs_response").put("is_charge_refundable", false);
        move(change, dispute, -dispute.get("amount").asLong(), FEE);
        change.put(dispute);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.updated", dispute);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.funds_withdrawn", dispute);
    }

    /** The bank decides; what comes back may be less than what left, and the fee with it or not. */
    void decide(Change change, ObjectNode dispute, boolean won, long back, long feeBack) {
        boolean warned = dispute.get("balance_transactions").isEmpty();
        dispute.put("status", won ? (warned ? "warning_closed" : "won") : "lost");
        boolean returns = won && !warned;
        if (returns) {
            move(change, dispute, back, -feeBack);
        }
        change.put(dispute);
        events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.closed", dispute);
        if (returns) {
            events.emit(change, Cause.HOSTED_PAGE, "charge.dispute.funds_reinstated", dispute);
        }
    }

    private void move(Change change, ObjectNode dispute, long amount, long fee) {
        String booked =
                balance.book(
                        change,
                        new Balance.Movement(
                                "adjustment",
                                amount < 0 ? "dispute" : "dispute_reversal",
                                amount,
                                fee,
                                dispute.get("currency").asString(),
                                dispute.get("id").asString()));
        ((ArrayNode) dispute.get("balance_transactions")).add(change.get(booked));
    }

    private ObjectNode update(Call call) {
        ObjectNode dispute = open(call);
        Parameters given = call.parameters();
        if (given.has("metadata")) {
            ((ObjectNode) dispute.get("metadata")).setAll(given.metadata());
        }
        Parameters evidence = given.group("evidence");
        ObjectNode details = (ObjectNode) dispute.get("evidence_details");
        if (!evidence.tree().isEmpty()) {
            if (details.get("due_by").asLong() <= Fixtures.now()) {
                throw Refused.invalid(
                        null, "The evidence submission deadline has passed.", "evidence");
            }
            ObjectNode typed = Store.JSON.valueToTree(evidence.tree());
            ((ObjectNode) dispute.get("evidence")).setAll(typed);
            details.put("has_evidence", true);
        }
        boolean submitted =
                details.get("has_evidence").asBoolean()
                        && (!given.has("submit") || given.flag("submit"));
        if (submitted) {
            details.put("submission_count", details.get("submission_count").asInt() + 1);
            boolean warned = dispute.get("status").asString().startsWith("warning");
            dispute.put("status", warned ? "warning_under_review" : "under_review");
        }
        call.change().put(dispute);
        events.emit(call.change(), call.cause(), "charge.dispute.updated", dispute);
        if (submitted) {
            decideByWords(call, dispute);
        }
        return dispute;
    }

    /** As in Stripe's test mode, two words decide at once. */
    private void decideByWords(Call call, ObjectNode dispute) {
        String text = dispute.get("evidence").path("uncategorized_text").asString("");
        if (text.equals("winning_evidence")) {
            decide(call.change(), dispute, true, dispute.get("amount").asLong(), 0);
        } else if (text.equals("losing_evidence")) {
            decide(call.change(), dispute, false, 0, 0);
        }
    }

    private ObjectNode close(Call call) {
        ObjectNode dispute = open(call);
        decide(call.change(), dispute, false, 0, 0);
        return dispute;
    }

    private static ObjectNode open(Call call) {
        ObjectNode dispute = Lookup.require(call, KIND);
        if (ENDED.contains(dispute.get("status").asString())) {
            throw Refused.invalid(null, "This dispute is already closed.", null);
        }
        return dispute;
    }

    /** Whether the bank holds, or kept, money of the charge. */
    static boolean blocksRefunds(Change change, String charge) {
        return change.all(KIND).stream()
                .filter(each -> each.get("charge").asString().equals(charge))
                .anyMatch(each ->
                        !each.get("balance_transactions").isEmpty()
                                && !each.get("status").asString().equals("won"));
    }
}
