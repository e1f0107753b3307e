package bourg.billing.stripe;

import bourg.marketplace.Money;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends parties what they are owed (transfers) and takes it back (reversals). */
@Component
public class Sendings {
    private final Calls calls;

    Sendings(Calls calls) {
        this.calls = calls;
    }

    /** What is sent, to which account, out of which charge; out of the balance if there is none. */
    public record Wish(
            String key,
            String transfer,
            Money amount,
            String account,
            @Nullable String charge,
            String group) {}

    /** Sends, and gives the provider's name of the transfer. */
    public String send(Wish wish) {
        TransferCreateParams.Builder params =
                TransferCreateParams.builder()
                        .setAmount(wish.amount().amountMinor())
                        .setCurrency(Words.stripe(wish.amount().currency()))
                        .setDestination(wish.account())
                        .setTransferGroup(wish.group())
                        .putMetadata("transfer", wish.transfer());
        if (wish.charge() != null) {
            params.setSourceTransaction(wish.charge());
        }
        return calls.ask(stripe ->
                        stripe.v1().transfers().create(params.build(), Calls.key(wish.key())))
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
