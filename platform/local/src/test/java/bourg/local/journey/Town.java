package bourg.local.journey;

import bourg.client.billing.StatementsApi;
import bourg.client.marketplace.FeeBearer;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.web.client.HttpClientErrorException;

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

    /** Orders as a guest, under a key of the guest's own. */
    public Purchase order(String email, String key) {
        var wish = new Purchase.Wish(sale.service(), 1, NewPartner.answers());
        return Purchase.place(city.portal(), wish, email, key);
    }

    /** Orders as a citizen. */
    public Purchase order(Api citizen, String email) {
        return Purchase.place(
                citizen, new Purchase.Wish(sale.service(), 1, NewPartner.answers()), email);
    }

    /** The posting of a paid order, as soon as the city's statement shows it. */
    public String posting(Purchase purchase) {
        StatementsApi statements = new StatementsApi(city.staff().billing());
        String month = YearMonth.now(ZoneId.of("America/Toronto")).toString();
        return Waiting.patiently()
                .ignoreException(HttpClientErrorException.class)
                .until(
                        () ->
                                statements.getStatement(month, "CAD").getLines().stream()
                                        .filter(line -> line.getReference().equals(purchase.id()))
                                        .map(line -> line.getPostingId())
                                        .findFirst()
                                        .orElse(""),
                        id -> !id.isEmpty());
    }

    /** A citizen's API at this city's portal. */
    public Api citizen(String email) {
        return new Api(
                city.portal().site(),
                RunningPlatform.get()
                        .access()
                        .citizen(city.code(), email, Newcomers.password(email)));
    }

    /**
     * Opens a city, signs up a partner whose account it lets onboard, and puts a service on sale.
     */
    public static Town open(String code, String partnerName, String partnerAdmin) {
        NewCity city = NewCity.open(code);
        HostedPages.onboard(city.staff(), "Ville de " + code);
        NewPartner partner = NewPartner.signUp(partnerName, partnerAdmin);
        HostedPages.onboard(partner.member(), partnerName);
        NewPartner.Server server = partner.newServer();
        String offer = server.publish(NewPartner.gardenPlot(10_001));
        String service =
                city.sell(offer, NewCity.terms(1_500, 7_500, 1_000, FeeBearer.PLATFORM)).getId();
        return new Town(city, partner, server, new Sale(offer, service));
    }

    private static final class Shared {
        static final Town TOWN = open("saint-clair", "Serres Saint-Clair", "serge@serres.example");
    }
}
