package bourg.sandbox;

import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Payments of checkout sessions: the intent, its charges, and what they do to the balance. */
final class Payments implements Resource {

    static final String INTENT = "payment_intent";
    static final String CHARGE = "charge";
    static final String DECLINED = "card_declined";

    /** The bank wants the person to confirm. */
    static final String ASKS = "authentication_required";

    private static final Map<String, String> SAID =
            Map.of(
                    DECLINED,
                    "Your card was declined.",
                    ASKS,
                    "Your card was declined. This transaction requires authentication.");

    private final Sessions sessions;
    private final Balance balance;
    private final Disputes disputes;
    private final Events events;
    private final Banks banks;
    private final SavedCards cards;

    Payments(Sessions sessions, Balance balance, Disputes disputes, Later later) {
        this.sessions = sessions;
        this.balance = balance;
        this.disputes = disputes;
        this.events = later.events();
        this.banks = later.banks();
        this.cards = later.cards();
    }

    /** What happens beside a payment, or after it. */
    record Later(Events events, Banks banks, SavedCards cards) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/payment_intents",
                        PaymentIntentListParams.class,
                        call -> Listing.of(call, INTENT, "customer")),
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
        boolean cardsOnly = session.path("_cards_only").asBoolean(false);
        if (means instanceof BankAccount && cardsOnly) {
            return Outcome.NOT_OPEN;
        }
        return session.get("mode").asString().equals("setup")
                ? setUp(change, session, (Card) means, payer)
                : charge(change, session, means, payer);
    }

    private Outcome charge(Change change, ObjectNode session, Means means, Payer payer) {
        ObjectNode intent = intent(change, session);
        ObjectNode charge = charge(session, intent, means, payer);
        session.put("payment_intent", intent.get("id").asString());
        intent.put("latest_charge", charge.get("id").asString());
        return switch (means) {
            case Card card when card.declines() -> {
                decline(change, Cause.HOSTED_PAGE, intent, charge, DECLINED);
                change.put(session);
                yield Outcome.DECLINED;
            }
            case Card card -> {
                keepIfAsked(change, intent, charge, card, payer);
                capture(
                        change,
                        Cause.HOSTED_PAGE,
                        intent,
                        charge,
                        Amounts.fee(charge.get("amount").asLong()));
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

    /** A card is kept without being charged; one that is refused at once is not kept either. */
    private Outcome setUp(Change change, ObjectNode session, Card card, Payer payer) {
        if (card.declines() && !card.declinesLater()) {
            return Outcome.DECLINED;
        }
        String customer = session.get("customer").asString();
        ObjectNode setup = cards.setUp(change, session, cards.keep(change, card, customer, payer));
        session.put("setup_intent", setup.get("id").asString());
        complete(change, session, payer, "no_payment_required");
        return Outcome.PAID;
    }

    private void keepIfAsked(
            Change change, ObjectNode intent, ObjectNode charge, Card card, Payer payer) {
        if (intent.path("setup_future_usage").isString()) {
            String customer = intent.get("customer").asString();
            ObjectNode method = cards.keep(change, card, customer, payer);
            charge.put("customer", customer).put("payment_method", method.get("id").asString());
        }
    }

    private static ObjectNode intent(Change change, ObjectNode session) {
        String known = session.path("payment_intent").asString(null);
        if (known != null) {
            return change.get(known);
        }
        ObjectNode intent = Fixtures.create(INTENT, "pi");
        ObjectNode asked = (ObjectNode) session.get("_payment");
        asked.properties().forEach(each -> intent.set(each.getKey(), each.getValue()));
        intent.put("customer", session.path("customer").asString(null));
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

    void decline(Change change, Cause cause, ObjectNode intent, ObjectNode charge, String code) {
        String message = SAID.getOrDefault(code, "The debit failed.");
        charge.put("status", "failed")
                .put("paid", false)
                .put("captured", false)
                .put("failure_code", code)
                .put("failure_message", message);
        intent.put("status", "requires_payment_method");
        ObjectNode error =
                intent.putObject("last_payment_error").put("code", code).put("message", message);
        if (SAID.containsKey(code)) {
            error.put("type", "card_error")
                    .put("decline_code", code.equals(ASKS) ? ASKS : "generic_decline");
        } else {
            error.put("type", "invalid_request_error");
        }
        List.of(charge, intent).forEach(change::put);
        events.emit(change, cause, "charge.failed", charge);
        events.emit(change, cause, "payment_intent.payment_failed", intent);
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
            capture(
                    change,
                    Cause.HOSTED_PAGE,
                    intent,
                    charge,
                    Amounts.bankFee(charge.get("amount").asLong()));
            change.put(session.put("payment_status", "paid"));
            events.emit(
                    change, Cause.HOSTED_PAGE, "checkout.session.async_payment_succeeded", session);
        } else {
            decline(change, Cause.HOSTED_PAGE, intent, charge, "payment_method_debit_failed");
            events.emit(
                    change, Cause.HOSTED_PAGE, "checkout.session.async_payment_failed", session);
        }
    }

    void capture(Change change, Cause cause, ObjectNode intent, ObjectNode charge, long fee) {
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
        events.emit(change, cause, "charge.succeeded", charge);
        events.emit(change, cause, "payment_intent.succeeded", intent);
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
