package bourg.billing.stripe;

import bourg.billing.BankPayout;
import bourg.marketplace.Money;
import com.stripe.model.Payout;
import com.stripe.net.RequestOptions;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What connected accounts are paid out to their banks. */
@Component
public class BankPayouts {
    private final Calls calls;

    BankPayouts(Calls calls) {
        this.calls = calls;
    }

    public BankPayout find(String account, String payout) {
        var inItsName = RequestOptions.builder().setStripeAccount(account).build();
        return payout(calls.ask(stripe -> stripe.v1().payouts().retrieve(payout, inItsName)));
    }

    private static BankPayout payout(Payout payout) {
        return new BankPayout(
                payout.getId(),
                new Money(payout.getAmount(), Words.currency(payout.getCurrency())),
                switch (payout.getStatus()) {
                    case "paid" -> BankPayout.State.PAID;
                    case "failed" -> BankPayout.State.FAILED;
                    case "canceled" -> BankPayout.State.CANCELLED;
                    default -> BankPayout.State.UNDER_WAY;
                },
                payout.getFailureCode(),
                Instant.ofEpochSecond(payout.getCreated()));
    }
}
