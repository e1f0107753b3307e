package bourg.billing.web;

import bourg.billing.PayoutAccounts;
import bourg.billing.web.api.OnboardingLink;
import bourg.billing.web.api.OnboardingLinkCreation;
import bourg.billing.web.api.PayoutAccount;
import bourg.billing.web.api.PayoutAccountStatus;
import bourg.billing.web.api.PayoutAccountsApi;
import bourg.marketplace.Partner;
import bourg.tenants.CurrentSite;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Refusal;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Lets cities and partners open and follow their accounts with the payment provider. */
@RestController
class PayoutAccountsController implements PayoutAccountsApi {
    private final Asking asking;
    private final PayoutAccounts accounts;

    PayoutAccountsController(Asking asking, PayoutAccounts accounts) {
        this.asking = asking;
        this.accounts = accounts;
    }

    @Override
    public PayoutAccount getPayoutAccount() {
        var account = Asking.known(accounts.find(asking.owner().party()));
        var now = Asking.provider(() -> accounts.refresh(account.party()));
        return new PayoutAccount(PayoutAccountStatus.valueOf(now.status().name()));
    }

    @Override
    public OnboardingLink createOnboardingLink(String idempotencyKey, OnboardingLinkCreation wish) {
        Asking.Owner owner = asking.owner();
        URI returnUrl = wish.getReturnUrl();
        if (!CurrentSite.get().host().equals(returnUrl.getHost())) {
            throw Refusal.invalid(List.of(FieldError.of("return_url", "return_address_elsewhere")))
                    .toProblem();
        }
        return new OnboardingLink(
                Asking.provider(() -> {
                    ensure(owner);
                    return accounts.onboardingLink(owner.party(), returnUrl);
                }));
    }

    /** A city's account is opened with the city; a partner's when it is first asked for. */
    private void ensure(Asking.Owner owner) {
        if (owner instanceof Asking.Owner.OfPartner(Partner partner)) {
            accounts.ensure(
                    owner.party(), partner.name(), partner.country(), partner.contactEmail());
        } else if (accounts.find(owner.party()).isEmpty()) {
            throw Asking.conflict("payout_account_not_yet_open");
        }
    }
}
