package bourg.local.journey;

import bourg.client.marketplace.FeeBearer;
import bourg.local.Api;
import bourg.local.RunningPlatform;

/**
 * A city, a partner and a service on sale, both accounts onboarded, for tests that change things;
 * the platform bears the card fee, so that a refund leaves nobody in debt.
 */
public record Town(NewCity city, NewPartner partner, NewPartner.Server server, Sale sale) {

    /** What is on sale. */
    public record Sale(String offer, String service) {}

    /** The town that such tests share, made when the first one asks for it. */
    public static Town shared() {
        return Shared.TOWN;
    }

    /** Orders as a guest. */
    public Purchase order(String email) {
        return order(city.portal(), email);
    }

    /** Orders as a citizen. */
    public Purchase order(Api citizen, String email) {
        return Purchase.place(
                citizen, new Purchase.Wish(sale.service(), 1, NewPartner.answers()), email);
    }

    /** A citizen's API at this city's portal. */
    public Api citizen(String email) {
        return new Api(
                city.portal().site(),
                RunningPlatform.get()
                        .access()
                        .citizen(city.code(), email, Newcomers.password(email)));
    }

    private static Town make() {
        NewCity city = NewCity.open("saint-clair");
        HostedPages.onboard(city.staff(), "Ville de Saint-Clair");
        NewPartner partner = NewPartner.signUp("Serres Saint-Clair", "serge@serres.example");
        HostedPages.onboard(partner.member(), "Serres Saint-Clair");
        NewPartner.Server server = partner.newServer();
        String offer = server.publish(NewPartner.gardenPlot(10_001));
        String service =
                city.sell(offer, NewCity.terms(1_500, 7_500, 1_000, FeeBearer.PLATFORM)).getId();
        return new Town(city, partner, server, new Sale(offer, service));
    }

    private static final class Shared {
        static final Town TOWN = make();
    }
}
