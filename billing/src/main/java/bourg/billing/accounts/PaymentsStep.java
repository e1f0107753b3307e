package bourg.billing.accounts;

import bourg.billing.PayoutAccounts;
import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens a new city's account with the payment provider; its finance people onboard it later. */
@Component
class PaymentsStep implements ProvisioningStep {
    private static final int AFTER_IDENTITY = 40;
    private static final int COUNTRY = 2;

    private final PayoutAccounts accounts;
    private final AccountBook book;
    private final String contact;

    PaymentsStep(
            PayoutAccounts accounts,
            AccountBook book,
            @Value("${bourg.stripe.contact-email:payments@bourg.example}") String contact) {
        this.accounts = accounts;
        this.book = book;
        this.contact = contact;
    }

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public int order() {
        return AFTER_IDENTITY;
    }

    /** Money comes and goes by an account here, wherever the city has been before. */
    @Override
    public boolean isForArrivals() {
        return true;
    }

    @Override
    public void run(City city) {
        accounts.ensure(
                Party.city(city.id()),
                city.name().in(city.languages().getFirst()),
                city.taxRegion().code().substring(0, COUNTRY),
                contact);
    }

    /**
     * The account of a city that was open stays, for the ledger speaks of it; it holds no personal
     * data.
     */
    @Override
    public List<Undone> undo(City city) {
        if (city.state() == CityState.PROVISIONING) {
            return List.of(Undone.deleted("payout_accounts", book.forget(Party.city(city.id()))));
        }
        return accounts.find(Party.city(city.id()))
                .map(_ -> List.of(Undone.kept("payout_accounts", 1)))
                .orElse(List.of());
    }
}
