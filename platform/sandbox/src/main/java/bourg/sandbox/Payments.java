package bourg.sandbox;

import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Card payments of checkout sessions: the intent, its charges, and what they do to the balance. */
final class Payments implements Resource {

    static final String INTENT = "payment_intent";
    static final String CHARGE = "charge";

    private final Sessions sessions;
    private final Balance balance;
    private final Disputes disputes;
    private final Events events;

    Payments(Sessions sessions, Balance balance, Disputes disputes, Events events) {
        this.sessions = sessions;
        this.balance = balance;
        this.disputes = disputes;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/payment_intents",
                        PaymentIntentListParams.class,
                        call -> Listing.of(call, INTENT)),
                Route.get(
                        "/v1/payment_intents/{id}",
                        PaymentIntentRetrieveParams.class,
                        call -> Lookup.require(call, INTENT)),
                Route.get(
                        "/v1/charges",
                        ChargeListParams.class,
                        call -> Listing.of(call, CHARGE, "payment_intent", "transfer_group")),
                Route.get(
                        "/v1/charges/{id}",
                        ChargeRetrieveParams.class,
                        call -> Lookup.require(call, CHARGE)));
    }

    /** How an attempt to pay ended. */
    enum Outcome {
        PAID,
        DECLINED,
        NOT_OPEN
    }

    /** Who pays: what the page asked for beside the card. */
    record Payer(String email, String name) {}

    /** Charges the card for the session, if it is still open. */
    Outcome pay(Change change, String sessionId, Card card, Payer payer) {
        ObjectNode session = change.find(Sessions.KIND, sessionId);
        if (session == null || !sessions.expireIfDue(change, session)) {
            return Outcome.NOT_OPEN;
        }
        ObjectNode intent = intent(change, session);
        ObjectNode charge = charge(session, intent, card, payer);
        session.put("payment_intent", intent.get("id").asString());
        intent.put("latest_charge", charge.get("id").asString());
        if (card.declines()) {
            decline(change, session, intent, charge);
            return Outcome.DECLINED;
        }
        capture(change, intent, charge);
        complete(change, session, payer);
        if (card.disputes()) {
            disputes.open(change, charge);
        }
        return Outcome.PAID;
    }

    private static ObjectNode intent(Change change, ObjectNode session) {
        String known = session.path("payment_intent").asString(null);
        if (known != null) {
            return change.get(known);
        }
        ObjectNode intent = Fixtures.create(INTENT, "pi");
        ObjectNode asked = (ObjectNode) session.get("_payment");
        asked.properties().forEach(each -> intent.set(each.getKey(), each.getValue()));
        return intent.put("amount", session.get("amount_total").asLong())
                .put("currency", session.get("currency").asString());
    }

    private static ObjectNode charge(
            ObjectNode session, ObjectNode intent, Card card, Payer payer) {
        ObjectNode charge = Fixtures.create(CHARGE, "ch");
        charge.put("amount", session.get("amount_total").asLong())
                .put("currency", session.get("currency").asString())
                .put("payment_intent", intent.get("id").asString())
                .put("payment_method", Fixtures.id("pm"));
        for (String each : List.of("description", "receipt_email", "transfer_group", "metadata")) {
            charge.set(each, intent.get(each));
        }
        ((ObjectNode) charge.get("billing_details"))
                .put("email", payer.email())
                .put("name", payer.name());
        ((ObjectNode) charge.get("payment_method_details").get("card"))
                .put("last4", card.last4())
                .put("exp_month", card.month())
                .put("exp_year", card.year());
        return charge;
    }

    private void decline(Change change, ObjectNode session, ObjectNode intent, ObjectNode charge) {
        charge.put("status", "failed")
                .put("paid", false)
                .put("captured", false)
                .put("failure_code", "card_declined")
                .put("failure_message", "Your card was declined.");
        intent.put("status", "requires_payment_method");
        intent.putObject("last_payment_error")
                .put("type", "card_error")
                .put("code", "card_declined")
                .put("decline_code", "generic_decline")
                .put("message", "Your card was declined.");
        List.of(charge, intent, session).forEach(change::put);
        events.emit(change, Cause.HOSTED_PAGE, "charge.failed", charge);
        events.emit(change, Cause.HOSTED_PAGE, "payment_intent.payment_failed", intent);
    }

    private void capture(Change change, ObjectNode intent, ObjectNode charge) {
        long amount = charge.get("amount").asLong();
        String id = charge.get("id").asString();
        String currency = charge.get("currency").asString();
        var movement =
                new Balance.Movement("charge", "charge", amount, Amounts.fee(amount), currency, id);
        charge.put("status", "succeeded")
                .put("paid", true)
                .put("captured", true)
                .put("amount_captured", amount)
                .put("balance_transaction", balance.book(change, movement));
        intent.put("status", "succeeded")
                .put("amount_received", amount)
                .put("payment_method", charge.get("payment_method").asString())
                .putNull("last_payment_error");
        change.put(charge);
        change.put(intent);
        events.emit(change, Cause.HOSTED_PAGE, "charge.succeeded", charge);
        events.emit(change, Cause.HOSTED_PAGE, "payment_intent.succeeded", intent);
    }

    private void complete(Change change, ObjectNode session, Payer payer) {
        session.put("status", "complete").put("payment_status", "paid").putNull("url");
        session.putObject("customer_details")
                .put("email", payer.email())
                .put("name", payer.name())
                .put("tax_exempt", "none");
        change.put(session);
        events.emit(change, Cause.HOSTED_PAGE, "checkout.session.completed", session);
    }

    /** Where the browser goes after paying. */
    static String successUrl(ObjectNode session) {
        return session.get("success_url")
                .asString()
                .replace("{CHECKOUT_SESSION_ID}", session.get("id").asString());
    }
}
