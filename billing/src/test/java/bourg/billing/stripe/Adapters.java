package bourg.billing.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Our whole adapter, pointed at one provider: Stripe, or something that speaks as Stripe does.
 *
 * @param pages hosted pay pages
 * @param charges charges and refunds
 * @param sendings transfers and reversals
 * @param accounts connected accounts
 * @param events what has happened
 * @param balance what changed the balance
 */
public record Adapters(
        HostedPages pages,
        Charges charges,
        Sendings sendings,
        ConnectedAccounts accounts,
        PastEvents events,
        BalanceLines balance) {

    public static Adapters at(URI base, String key) {
        Calls calls =
                new Calls(
                        new StripeSettings(
                                base,
                                key,
                                List.of(),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20)));
        return new Adapters(
                new HostedPages(calls),
                new Charges(calls),
                new Sendings(calls),
                new ConnectedAccounts(calls),
                new PastEvents(calls),
                new BalanceLines(calls));
    }
}
