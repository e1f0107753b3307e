package bourg.billing;

import bourg.billing.accounts.AccountBook;
import bourg.billing.accounts.PayoutBook;
import bourg.billing.settlement.Payouts;
import bourg.billing.stripe.ConnectedAccounts;
import bourg.marketplace.Party;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.CityId;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The accounts to which the payment provider sends what cities and partners are owed. Every method
 * that asks the provider throws {@code ProviderAway} if it is silent; asking again is safe.
 */
@Component
public class PayoutAccounts {
    private static final int SHOWN = 10;

    private final AccountBook book;
    private final PayoutBook payoutBook;
    private final ConnectedAccounts provider;
    private final Payouts payouts;
    private final AuditTrail trail;

    PayoutAccounts(
            AccountBook book,
            PayoutBook payoutBook,
            ConnectedAccounts provider,
            Payouts payouts,
            AuditTrail trail) {
        this.book = book;
        this.payoutBook = payoutBook;
        this.provider = provider;
        this.payouts = payouts;
        this.trail = trail;
    }

    /** Opens the party's account with the provider, or finds the one it has. */
    public PayoutAccount ensure(Party party, String displayName, String country, String email) {
        return book.find(party)
                .orElseGet(() ->
                        book.open(
                                party,
                                new ConnectedAccounts.Wish(
                                        "account:" + party,
                                        party.toString(),
                                        displayName,
                                        email,
                                        country,
                                        Currency.getInstance(Locale.of("", country)),
                                        party.kind() == Party.Kind.CITY)));
    }

    public Optional<PayoutAccount> find(Party party) {
        return book.find(party);
    }

    /**
     * A fresh link to the provider's hosted onboarding; it comes back to the address given. Who
     * follows it may change where a city's money goes, so the city's audit trail gets a line.
     */
    public URI onboardingLink(Party party, URI returnUrl) {
        if (party.kind() == Party.Kind.CITY) {
            CityId.parse(String.valueOf(party.id()))
                    .ifPresent(city ->
                            trail.changedOutside(city, AuditAct.on("payout_account_opened", city)));
        }
        return provider.onboarding(require(party).providerRef(), returnUrl, returnUrl);
    }

    /** Asks the provider how far the account is; once active, what waited for it goes out. */
    public PayoutAccount refresh(Party party) {
        PayoutAccount account = book.refresh(require(party));
        if (account.isActive()) {
            payouts.resume(party);
        }
        return account;
    }

    /** What was paid out to the party's bank lately, the latest first. */
    public List<BankPayout> payouts(Party party) {
        return payoutBook.latest(party, SHOWN);
    }

    private PayoutAccount require(Party party) {
        return book.find(party)
                .orElseThrow(() -> new IllegalStateException("No account of " + party));
    }
}
