package bourg.sandbox;

import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Payments of checkout sessions: the intent, its charges, and what they do to the balance. */
final class Payments implements Resource {

    static final String INTENT = "payment_intent";
    static final String CHARGE = "charge";

    private final Sessions sessions;
    private final Balance balance;
    private final Disputes disputes;
    private final Events events;
    private final Banks banks;

    Payments(Sessions sessions, Balance balance, Disputes disputes, Events events, Banks banks) {
        this.sessions = sessions;
        this.balance = balance;
        this.disputes = disputes;
        this.events = events;
        this.banks = banks;
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
        PENDING,
        DECLINED,
        NOT_OPEN
    }

    /** Who pays: what the page asked for beside the card. */
    record Payer(String email, String name) {}

    /** Charges the card or debits the account for the session, if it is still open. */
    Outcome pay(Change change, String sessionId, Means means, Payer payer) {
        ObjectNode session = change.find(Sessions.KIND, sessionId);
        if (session == null || !sessions.expireIfDue(change, session)) {
            return Outcome.NOT_OPEN;
        }
        ObjectNode intent = intent(change, session);
        ObjectNode charge = charge(session, intent, means, payer);
        session.put("payment_intent", intent.get("id").asString());
        intent.put("latest_charge", charge.get("id").asString());
        return switch (means) {
            case Card card when card.declines() -> {
                decline(change, intent, charge, "card_declined");
                change.put(session);
                yield Outcome.DECLINED;
            }
            case Card card -> {
                capture(change, intent, charge, Amounts.fee(charge.get("amount").asLong()));
                complete(change, session, payer, "paid");
                if (card.disputes()) {
                    disputes.open(change, charge);
                }
                yield Outcome.PAID;
            }
            case BankAccount account -> {
                wait(change, intent, charge, account);
                complete(change, session, payer, "unpaid");
                yield Outcome.PENDING;
            }
        };
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
            ObjectNode session, ObjectNode intent, Means means, Payer payer) {
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
        means.describe(charge);
        return charge;
    }

    private void decline(Change change, ObjectNode intent, ObjectNode charge, String code) {
        String message =
                code.equals("card_declined") ? "Your card was declined." : "The debit failed.";
        charge.put("status", "failed")
                .put("paid", false)
                .put("captured", false)
                .put("failure_code", code)
                .put("failure_message", message);
        intent.put("status", "requires_payment_method");
        ObjectNode error =
                intent.putObject("last_payment_error").put("code", code).put("message", message);
        if (code.equals("card_declined")) {
            error.put("type", "card_error").put("decline_code", "generic_decline");
        } else {
            error.put("type", "invalid_request_error");
        }
        List.of(charge, intent).forEach(change::put);
        events.emit(change, Cause.HOSTED_PAGE, "charge.failed", charge);
        events.emit(change, Cause.HOSTED_PAGE, "payment_intent.payment_failed", intent);
    }

    /** The bank will answer when it is due. */
    private void wait(Change change, ObjectNode intent, ObjectNode charge, BankAccount account) {
        charge.put("status", "pending").put("paid", false).put("captured", false);
        intent.put("status", "processing")
                .put("payment_method", charge.get("payment_method").asString())
                .put("_bank_pays", account.pays())
                .put("_bank_due", banks.answerDue());
        List.of(charge, intent).forEach(change::put);
        events.emit(change, Cause.HOSTED_PAGE, "charge.pending", charge);
        events.emit(change, Cause.HOSTED_PAGE, "payment_intent.processing", intent);
    }

    /** The banks answer all that is due by now. */
    void settle(Change change) {
        change.all(Sessions.KIND).stream()
                .filter(session -> session.get("status").asString().equals("complete"))
                .filter(session -> session.get("payment_status").asString().equals("unpaid"))
                .filter(session -> isDue(change.get(session.get("payment_intent").asString())))
                .map(ObjectNode::deepCopy)
                .toList()
                .forEach(session -> answer(change, session));
    }

    private boolean isDue(ObjectNode intent) {
        return intent.get("status").asString().equals("processing")
                && banks.isDue(intent.get("_bank_due").asLong());
    }

    private void answer(Change change, ObjectNode session) {
        ObjectNode intent = change.get(session.get("payment_intent").asString());
        ObjectNode charge = change.get(intent.get("latest_charge").asString());
        if (intent.get("_bank_pays").asBoolean()) {
            capture(change, intent, charge, Amounts.bankFee(charge.get("amount").asLong()));
            change.put(session.put("payment_status", "paid"));
            events.emit(
                    change, Cause.HOSTED_PAGE, "checkout.session.async_payment_succeeded", session);
        } else {
            decline(change, intent, charge, "payment_method_debit_failed");
            events.emit(
                    change, Cause.HOSTED_PAGE, "checkout.session.async_payment_failed", session);
        }
    }

    private void capture(Change change, ObjectNode intent, ObjectNode charge, long fee) {
        long amount = charge.get("amount").asLong();
        String id = charge.get("id").asString();
        String currency = charge.get("currency").asString();
        var movement = new Balance.Movement("charge", "charge", amount, fee, currency, id);
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

    private void complete(Change change, ObjectNode session, Payer payer, String paymentStatus) {
        session.put("status", "complete").put("payment_status", paymentStatus).putNull("url");
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
