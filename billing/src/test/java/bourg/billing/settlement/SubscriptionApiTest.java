package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.SubscriptionState;
import bourg.marketplace.Subscriptions;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People look after their subscriptions by API; others are told that there are none. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class SubscriptionApiTest extends SaleTest {
    private static final String ALL = "/api/v1/subscriptions";

    @Autowired TestHttp http;
    @Autowired TestTokens tokens;
    @Autowired Subscriptions subscriptions;

    private record Begun(City city, String id, String order, String key) {
        String path() {
            return ALL + "/" + id;
        }
    }

    private Begun begun(String code, TestHttp.Request asker, Shop.OnSale sale) {
        JsonNode placed =
                asker.create(
                                "/api/v1/orders",
                                """
                                {"service_id": "%s", "quantity": 1, "answers": {"place": "Mairie"},
                                 "contact": {"email": "%s@citoyen.example", "name": "Lise"}, "language": "fr"}
                                """
                                        .formatted(sale.adoption().id(), code))
                        .json();
        String order = placed.path("order").path("id").asString();
        String id = placed.path("subscription_id").asString();
        Begun begun = new Begun(sale.city(), id, order, placed.path("access_key").asString(""));
        TestStripe.pay(checkOut(placed(begun)), "4242424242424242");
        await("begun", () -> state(begun) == SubscriptionState.ACTIVE);
        return begun;
    }

    private Order placed(Begun begun) {
        OrderId id = OrderId.parse(begun.order()).orElseThrow();
        return CurrentCity.call(begun.city().id(), () -> orders.find(id)).orElseThrow();
    }

    private static TestHttp.Answer resize(TestHttp.Request who, Begun begun, int quantity) {
        return who.with("Content-Type", "application/json")
                .send("PUT", begun.path() + "/quantity", "{\"quantity\": " + quantity + "}");
    }

    private SubscriptionState state(Begun begun) {
        return CurrentCity.call(
                begun.city().id(),
                () ->
                        subscriptions
                                .find(SubscriptionId.parse(begun.id()).orElseThrow())
                                .orElseThrow()
                                .state());
    }

    private Shop.OnSale onSale(String code) {
        var sale = shop.open(cities.quebec(code), Subscribed.monthly(3_000, 0));
        shop.onboard(sale);
        return sale;
    }

    private TestHttp.Request citizen(City city, String name) {
        return http.to(city.host()).as(tokens.citizen(city, name));
    }

    private static String state(TestHttp.Answer answer) {
        return answer.json().path("state").asString();
    }

    @Test
    void aCitizenSeesCancelsResumesAndEnlargesTheirOwnAndStaffOnlyLook() {
        var sale = onSale("abonneapi");
        City city = sale.city();
        TestHttp.Request lise = citizen(city, "lise");
        Begun mine = begun("lise", lise, sale);
        JsonNode seen = lise.get(mine.path()).json();
        assertThat(seen.path("order_id").asString()).isEqualTo(mine.order());
        assertThat(seen.path("next_total").path("amount_minor").asLong()).isEqualTo(3_449);
        assertThat(lise.get(ALL).json().path("items")).hasSize(1);
        assertThat(state(lise.post(mine.path() + "/cancellation", ""))).isEqualTo("ending");
        assertThat(resize(lise, mine, 3).code()).isEqualTo("subscription_state_conflict");
        assertThat(state(lise.post(mine.path() + "/cancellation", ""))).isEqualTo("ending");
        assertThat(state(lise.post(mine.path() + "/resumption", ""))).isEqualTo("active");
        assertThat(resize(lise, mine, 900).code()).isEqualTo("quantity_out_of_range");
        assertThat(resize(lise, mine, 3).status()).isEqualTo(200);
        await("more", () -> lise.get(mine.path()).json().path("quantity").asInt() == 3);
        TestHttp.Request clerk = http.to(city.host()).as(tokens.staff(city, StaffRole.CLERK));
        assertThat(clerk.get(ALL).json().path("items")).hasSize(1);
        assertThat(clerk.get(mine.path()).status()).isEqualTo(200);
        assertThat(clerk.post(mine.path() + "/cancellation", "").status()).isEqualTo(404);
        assertThat(resize(clerk, mine, 3).status()).isEqualTo(404);
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        var sale = onSale("abonneautre");
        City city = sale.city();
        City other = onSale("abonneloin").city();
        Begun hers = begun("zoe", http.to(city.host()), sale);
        TestHttp.Request guest = http.to(city.host()).with("Order-Access-Key", hers.key());
        assertThat(guest.get(hers.path()).status()).isEqualTo(200);
        assertThat(guest.get(ALL).status()).isEqualTo(401);
        for (TestHttp.Request stranger :
                new TestHttp.Request[] {
                    http.to(city.host()),
                    citizen(city, "marc"),
                    http.to(other.host()).with("Order-Access-Key", hers.key()),
                    citizen(other, "lise")
                }) {
            assertThat(stranger.get(hers.path()).status()).isEqualTo(404);
            assertThat(stranger.post(hers.path() + "/cancellation", "").status()).isEqualTo(404);
            assertThat(stranger.post(hers.path() + "/resumption", "").status()).isEqualTo(404);
            assertThat(resize(stranger, hers, 3).status()).isEqualTo(404);
        }
        assertThat(citizen(city, "marc").get(ALL).json().path("items")).isEmpty();
        assertThat(state(guest.post(hers.path() + "/cancellation", ""))).isEqualTo("ending");
        assertThat(state(guest.post(hers.path() + "/resumption", ""))).isEqualTo("active");
    }
}
