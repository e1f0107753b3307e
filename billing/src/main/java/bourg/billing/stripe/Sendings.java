package bourg.billing.stripe;

import bourg.marketplace.Money;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import org.springframework.stereotype.Component;

/** Sends parties what they are owed (transfers) and takes it back (reversals). */
@Component
public class Sendings {
    private final Calls calls;

    Sendings(Calls calls) {
        this.calls = calls;
    }

    /** What is sent, to which account, out of which charge. */
    public record Wish(
            String key,
            String transfer,
            Money amount,
            String account,
            String charge,
            String order) {}

    /** Sends, and gives the provider's name of the transfer. */
    public String send(Wish wish) {
        var params =
                TransferCreateParams.builder()
                        .setAmount(wish.amount().amountMinor())
                        .setCurrency(Words.stripe(wish.amount().currency()))
                        .setDestination(wish.account())
                        .setSourceTransaction(wish.charge())
                        .setTransferGroup(wish.order())
                        .putMetadata("transfer", wish.transfer())
                        .build();
        return calls.ask(stripe -> stripe.v1().transfers().create(params, Calls.key(wish.key())))
                .getId();
    }

    /** Takes back a part of a transfer, and gives the provider's name of the reversal. */
    public String takeBack(String transfer, long amountMinor, String key) {
        var params = TransferReversalCreateParams.builder().setAmount(amountMinor).build();
        return calls.ask(stripe ->
                        stripe.v1()
                                .transfers()
                                .reversals()
                                .create(transfer, params, Calls.key(key)))
                .getId();
    }
}
