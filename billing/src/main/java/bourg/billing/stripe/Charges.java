package bourg.billing.stripe;

import bourg.billing.ProviderAway;
import bourg.marketplace.Money;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was really charged, what it cost, and its refunds. */
@Component
public class Charges {
    private final Calls calls;

    Charges(Calls calls) {
        this.calls = calls;
    }

    /** What became of a payment intent. */
    public sealed interface Outcome {}

    /** Money taken from a card: the gross amount and the provider's fee. */
    public record Captured(String charge, Money gross, Money fee, Instant at) implements Outcome {}

    /** The bank has not said yes or no. */
    public record Pending() implements Outcome {}

    /** The bank said no, in the provider's word for it. */
    public record Failed(@Nullable String refusal) implements Outcome {}

    /** A refund as the provider sees it. */
    public record Returned(String id, Status status, Instant at) {}

    /** Whether the money went back. */
    public enum Status {
        /** Gone, or going, from our balance. */
        LEFT,
        FAILED
    }

    public Outcome of(String intent) {
        var params =
                PaymentIntentRetrieveParams.builder()
                        .addExpand("latest_charge.balance_transaction")
                        .build();
        PaymentIntent found =
                calls.ask(stripe -> stripe.v1().paymentIntents().retrieve(intent, params));
        return outcome(found);
    }

    static Outcome outcome(PaymentIntent found) {
        return switch (found.getStatus()) {
            case "succeeded" -> captured(found.getLatestChargeObject());
            case "requires_payment_method", "canceled" -> new Failed(refusal(found));
            default -> new Pending();
        };
    }

    private static @Nullable String refusal(PaymentIntent found) {
        return found.getLastPaymentError() == null ? null : found.getLastPaymentError().getCode();
    }

    private static Captured captured(@Nullable Charge charge) {
        BalanceTransaction balance = charge == null ? null : charge.getBalanceTransactionObject();
        if (charge == null || balance == null) {
            throw new ProviderAway("The charge has no balance transaction yet");
        }
        var currency = Words.currency(balance.getCurrency());
        return new Captured(
                charge.getId(),
                new Money(balance.getAmount(), currency),
                new Money(balance.getFee(), currency),
                Instant.ofEpochSecond(balance.getCreated()));
    }

    /** Gives money of a charge back to the card. */
    public Returned giveBack(String charge, long amountMinor, String refund, String key) {
        var params =
                RefundCreateParams.builder()
                        .setCharge(charge)
                        .setAmount(amountMinor)
                        .putMetadata("refund", refund)
                        .build();
        return returned(calls.ask(stripe -> stripe.v1().refunds().create(params, Calls.key(key))));
    }

    public Returned refund(String id) {
        return returned(calls.ask(stripe -> stripe.v1().refunds().retrieve(id)));
    }

    private static Returned returned(Refund refund) {
        boolean failed =
                "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
        return new Returned(
                refund.getId(),
                failed ? Status.FAILED : Status.LEFT,
                Instant.ofEpochSecond(refund.getCreated()));
    }
}
