package bourg.billing;

import bourg.marketplace.Party;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts to which the payment provider pays out what cities and partners are owed. */
@Component
public class PayoutAccounts {
    /** Opens the party's account with the provider, or finds the one it has. */
    public PayoutAccount ensure(Party party, String displayName, String country, String email) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<PayoutAccount> find(Party party) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A fresh link to the provider's hosted onboarding; it comes back to the address given. */
    public URI onboardingLink(Party party, URI returnUrl) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Asks the provider how far the account is. */
    public PayoutAccount refresh(Party party) {
        throw new UnsupportedOperationException("not yet");
    }
}
