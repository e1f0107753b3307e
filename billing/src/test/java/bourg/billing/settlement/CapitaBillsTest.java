package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.CityBillId;
import bourg.marketplace.Order;
import bourg.marketplace.PricePlan;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp.Answer;
import bourg.tenants.trial.TestHttp.Request;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** A city pays by its population for what costs its people nothing. */
class CapitaBillsTest extends UsageTrial {
    private static final String PRICES = "/api/v1/capita-prices";
    private static final String POPULATION = "/api/v1/population";

    @Override
    String code() {
        return "peopled";
    }

    private String price(Shop.OnSale service, YearMonth from) {
        return """
        {"adoption_id": "%s", "per": "year", "price_per_inhabitant": "12.5", "valid_from": "%s"}
        """
                .formatted(service.adoption().id(), from.atDay(1));
    }

    @Test
    void eachMonthIsChargedOnceByTheFigureOfItsFirstDay() {
        Shop.OnSale free = shop.open(sale.city(), new PricePlan.Free(Currency.getInstance("CAD")));
        YearMonth now = YearMonth.now(free.city().timeZone());
        recordsItsPopulation();
        assertThat(city.create(PRICES, price(sale, now)).code())
                .isEqualTo("capita_needs_free_service");
        assertThat(city.create(PRICES, price(free, now.minusMonths(1))).status()).isEqualTo(400);
        assertThat(city.create(PRICES, price(free, now.plusMonths(2))).status()).isEqualTo(201);
        assertThat(city.create(PRICES, price(free, now.plusMonths(1))).code())
                .isEqualTo("capita_price_overlaps");

        Order order = shop.order(free);
        assertThat(order.quote().total().isZero()).as("people pay nothing").isTrue();

        since(free, month);
        await("three months", () -> bills(city, free).size() == 3);
        JsonNode bill = bills(city, free).get(2);
        assertThat(bill.path("kind").asString()).isEqualTo("per_capita");
        assertThat(bill.path("month").asString()).isEqualTo(month.toString());
        assertThat(bill.path("population").path("inhabitants").asInt()).isEqualTo(10_007);
        assertThat(bill.path("population").path("source").asString()).isEqualTo("Décret");
        long whole = 0;
        for (JsonNode each : bills(city, free)) {
            whole += each.path("net").path("amount_minor").asLong();
        }
        // A twelfth of 12.5 x 10,007 = 125,087.5 is 10,423.958…: three of them are within a cent.
        assertThat(whole).isBetween(31_271L, 31_273L);
        Answer other =
                http.to("partners.localhost")
                        .as(tokens.partner("nobody", PartnerRole.ADMIN))
                        .get("/api/v1/bills/" + id(bill));
        assertThat(other.status()).isEqualTo(404);
        assertThat(partner(free).get("/api/v1/bills/" + id(bill)).json()).isEqualTo(bill);
        nothingIsChargedTwice(id(bill));
    }

    private Request partner(Shop.OnSale service) {
        return http.to("partners.localhost")
                .as(tokens.partner(service.partner().alias(), PartnerRole.ADMIN));
    }

    private void recordsItsPopulation() {
        assertThat(
                        city.create(
                                        POPULATION,
                                        "{\"inhabitants\": 1, \"as_of\": \"2090-01-01\", \"source\": \"x\"}")
                                .status())
                .isEqualTo(400);
        assertThat(
                        http.to("peopled.localhost")
                                .as(tokens.staff(sale.city(), StaffRole.CLERK))
                                .get(POPULATION)
                                .status())
                .isEqualTo(403);
        String figure = "{\"inhabitants\": %d, \"as_of\": \"%s\", \"source\": \"%s\"}";
        city.create(POPULATION, figure.formatted(9_000, "2019-01-01", "Recensement"));
        city.create(POPULATION, figure.formatted(10_007, "2020-01-01", "Décret"));
        JsonNode figures = city.get(POPULATION).json().path("items");
        assertThat(figures.get(0).path("inhabitants").asInt()).isEqualTo(10_007);
        assertThat(figures).hasSize(2);
    }

    /** As if the price had been agreed on some months ago. */
    private void since(Shop.OnSale service, YearMonth from) {
        federation
                .sql(
                        """
                        insert into capita_price (id, adoption, city, partner, per, unit_price, currency, valid_from, valid_until,
                            created_at)
                        select uuidv7(), adoption, city, partner, per, unit_price, currency, :from, valid_from, now()
                        from capita_price where adoption = :adoption
                        """)
                .param("from", from.atDay(1))
                .param("adoption", service.adoption().id().value())
                .update();
    }

    private JsonNode bills(Request who, Shop.OnSale service) {
        JsonNode items = who.get("/api/v1/bills?limit=100").json().path("items");
        assertThat(items)
                .allSatisfy(item ->
                        assertThat(item.path("city_id").asString())
                                .isEqualTo(service.city().id().toString()));
        return items;
    }

    private void nothingIsChargedTwice(String bill) {
        long owed = balance(sale.cityParty(), "PAYABLE");
        assertThat(owed).isPositive();
        assertThatThrownBy(() ->
                        federation
                                .sql(
                                        """
                                        insert into city_bill select (jsonb_populate_record(b,
                                            jsonb_build_object('id', cast(uuidv7() as text)))).* from city_bill b
                                        where kind = 'PER_CAPITA' and id = ?
                                        """)
                                .param(CityBillId.parse(bill).orElseThrow().value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("city_bill_once_per_month");
        paidByBank(owed);
    }

    private void paidByBank(long owed) {
        String path = "/api/v1/cities/" + sale.city().id() + "/payments";
        String wish =
                """
                {"amount": {"amount_minor": %d, "currency": "CAD"}, "reference": "VIR-1", "received_on": "2026-01-02"}
                """
                        .formatted(owed);
        assertThat(city.create(path, wish).status()).isEqualTo(404);
        Request operator = http.to("ops.localhost").as(tokens.operator());
        JsonNode paid = operator.create(path, wish).json();
        assertThat(paid.path("owed").path("amount_minor").asLong()).isZero();
        assertThat(operator.create(path, wish).json()).isEqualTo(paid);
        assertThat(operator.create(path, wish.replace("VIR-1", " ")).status()).isEqualTo(400);
        assertThat(balance(sale.cityParty(), "PAYABLE")).isZero();
    }
}
