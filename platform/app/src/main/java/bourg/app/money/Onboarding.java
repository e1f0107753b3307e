package bourg.app.money;

import bourg.billing.BankPayout;
import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.billing.ProviderAway;
import bourg.marketplace.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A party's way to its account at the payment provider, which may be silent. */
@Component
public class Onboarding {
    private static final Logger LOG = LoggerFactory.getLogger(Onboarding.class);

    private final PayoutAccounts accounts;

    Onboarding(PayoutAccounts accounts) {
        this.accounts = accounts;
    }

    /** The account as we know it, and whether the provider was asked and said nothing. */
    public record Progress(
            @Nullable PayoutAccount account, boolean away, List<BankPayout> payouts) {
        public Progress {
            payouts = List.copyOf(payouts);
        }

        public boolean isReady() {
            return account != null && account.isActive();
        }
    }

    /** How far the account is; the provider is asked about one that is not active yet. */
    public Progress of(Party party) {
        PayoutAccount known = accounts.find(party).orElse(null);
        if (known == null || known.isActive()) {
            return new Progress(known, false, accounts.payouts(party));
        }
        return answered(() -> accounts.refresh(party))
                .map(fresh -> new Progress(fresh, false, accounts.payouts(party)))
                .orElseGet(() -> silent(party));
    }

    /** The account as we know it, when the provider has said nothing. */
    public Progress silent(Party party) {
        return new Progress(accounts.find(party).orElse(null), true, accounts.payouts(party));
    }

    /** What the provider answers; empty if it is silent, and asking again later is safe. */
    public static <T> Optional<T> answered(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProviderAway silent) {
            LOG.error("The payment provider was asked about an account and is silent", silent);
            return Optional.empty();
        }
    }
}
