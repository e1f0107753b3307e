package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.InvoicingIdentities;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestHttp.Answer;
import bourg.tenants.trial.TestHttp.Request;
import bourg.tenants.trial.TestTokens;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What goes wrong with money, and its documents, by API: by the right people of the right side. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class MoneyApiTest extends SaleTest {
    private static final String CONTESTED = "4000000000000259";

    @Autowired TestHttp http;
    @Autowired TestTokens tokens;
    @Autowired InvoicingIdentities identities;

    private Request staff(City city, String name, StaffRole... roles) {
        return http.to(city.host()).as(tokens.colleague(city, name, roles));
    }

    private Request finance(City city, String name) {
        return staff(city, name, StaffRole.FINANCE);
    }

    private Request members(Shop.OnSale sale) {
        return http.to("partners.localhost")
                .as(tokens.partner(sale.partner().alias(), PartnerRole.ADMIN));
    }

    /** To another city, its partner, a clerk and nobody, it is not there or not for them. */
    private void onlyForFinance(City city, String method, String path, String body) {
        City other = cities.quebec("money-elsewhere");
        assertThat(send(finance(other, "eve"), method, path, body).status())
                .as(path)
                .isEqualTo(404);
        assertThat(send(staff(city, "clerk", StaffRole.CLERK), method, path, body).status())
                .as(path)
                .isEqualTo(403);
        assertThat(send(http.to(city.host()), method, path, body).status()).as(path).isEqualTo(401);
    }

    private static Answer send(Request who, String method, String path, String body) {
        return body.isEmpty()
                ? who.send(method, path, "")
                : who.with("Content-Type", "application/json").send(method, path, body);
    }

    private static long minor(JsonNode money) {
        return money.path("amount_minor").asLong();
    }

    @Test
    void aLargeRefundIsDecidedBySomebodyElse() {
        var sale = onboarded("money-two");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        Request alice = finance(sale.city(), "alice");
        Request bob = finance(sale.city(), "bob");
        String wish =
                "{\"amount\": {\"amount_minor\": %d, \"currency\": \"CAD\"}, \"reason\": \"Geste\"}";
        String refunds = "/api/v1/orders/" + order.id() + "/refunds";
        JsonNode large = alice.create(refunds, wish.formatted(5_001)).json();
        JsonNode other = alice.create(refunds, wish.formatted(5_002)).json();
        assertThat(large.path("state").asString()).isEqualTo("waiting_for_approval");
        assertThat(bob.get("/api/v1/refunds/waiting").json().path("items").size()).isEqualTo(2);
        assertThat(bob.get("/api/v1/finances").json().path("waiting").path("refunds").asInt())
                .isEqualTo(2);

        String path = "/api/v1/refunds/" + large.path("id").asString();
        onlyForFinance(sale.city(), "POST", path + "/approval", "");
        onlyForFinance(sale.city(), "POST", path + "/refusal", "");
        assertThat(send(members(sale), "POST", path + "/approval", "").status()).isEqualTo(404);
        assertThat(alice.send("POST", path + "/approval", "").code())
                .isEqualTo("refund_needs_another_person");
        assertThat(bob.send("POST", path + "/approval", "").json().path("state").asString())
                .isEqualTo("requested");
        assertThat(bob.send("POST", path + "/refusal", "").code()).isEqualTo("refund_not_waiting");
        String second = "/api/v1/refunds/" + other.path("id").asString();
        assertThat(bob.send("POST", second + "/refusal", "").json().path("state").asString())
                .isEqualTo("declined");
        await("refunded", () -> succeeded(order) == 1);
        assertThat(payment(order).refunded().amountMinor()).isEqualTo(5_001);
        settled(sale, order, bob, path);
    }

    private long succeeded(Order order) {
        return federation
                .sql("select count(*) from refund where order_id = ? and state = 'SUCCEEDED'")
                .param(order.id().value())
                .query(Long.class)
                .single();
    }

    /** The money does not arrive; it is handed over in another way, and the books say why. */
    private void settled(Shop.OnSale sale, Order order, Request bob, String path) {
        String settlement = "{\"reason\": \"Remis par chèque\"}";
        assertThat(bob.post(path + "/settlement", settlement).code())
                .isEqualTo("refund_not_failed");
        federation
                .sql(
                        "select provider_ref from refund where order_id = ? and provider_ref is not null")
                .param(order.id().value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list()
                .forEach(refund -> TestStripe.setback("refunds/" + refund + "/fail"));
        await("failed", () -> kinds(bob).contains("refund_failed"));
        JsonNode failed = matters(bob).getFirst();
        assertThat(path).endsWith(failed.path("subject").asString());
        assertThat(failed.path("order_id").asString()).isEqualTo(order.id().toString());
        onlyForFinance(sale.city(), "POST", path + "/settlement", settlement);
        assertThat(bob.post(path + "/settlement", settlement).status()).isEqualTo(200);
        assertThat(bob.post(path + "/settlement", settlement).code())
                .isEqualTo("refund_not_failed");
        assertThat(kinds(bob)).doesNotContain("refund_failed");
        assertThat(
                        federation
                                .sql(
                                        "select acknowledged_why from refund where order_id = ? and acknowledged_at is not null")
                                .param(order.id().value())
                                .query(String.class)
                                .list())
                .containsExactly("Remis par chèque");
    }

    /** Read one by one, so that every cursor is used. */
    private static List<JsonNode> matters(Request who) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = who.get("/api/v1/open-matters?limit=1" + next).json();
            page.path("items").values().forEach(all::add);
            next = "&cursor=" + page.path("next_cursor").asString("");
        } while (next.length() > "&cursor=".length() && all.size() < 50);
        return all;
    }

    private static List<String> kinds(Request who) {
        return matters(who).stream().map(each -> each.path("kind").asString()).toList();
    }

    @Test
    void aDisputeIsAnsweredOnceAndAnotherOneAccepted() {
        var sale = onboarded("money-contested");
        sold(sale);
        Order first = shop.order(sale);
        TestStripe.pay(checkOut(first), CONTESTED);
        Order second = shop.order(sale);
        TestStripe.pay(checkOut(second), CONTESTED);
        Request finance = finance(sale.city(), "finance");
        await("contested", () -> disputes(finance).size() == 2);
        assertThat(kinds(finance)).contains("dispute");
        String one = "/api/v1/disputes/" + of(finance, first);
        String two = "/api/v1/disputes/" + of(finance, second);
        JsonNode open = finance.get(one).json();
        assertThat(open.path("awaits_answer").asBoolean()).isTrue();
        assertThat(minor(open.path("amount"))).isEqualTo(11_499);
        assertThat(open.path("due_by").asString("")).isNotEmpty();
        String answer = "{\"text\": \"winning_evidence\"}";
        onlyForFinance(sale.city(), "GET", one, "");
        onlyForFinance(sale.city(), "POST", one + "/answer", answer);
        onlyForFinance(sale.city(), "POST", two + "/acceptance", "");
        assertThat(members(sale).get("/api/v1/disputes").status()).isEqualTo(404);

        TestStripe.fail("POST", "/v1/disputes", "ERROR", 20);
        assertThat(finance.post(one + "/answer", answer).code())
                .isEqualTo("payment_provider_unavailable");
        TestStripe.behave();
        assertThat(finance.post(one + "/answer", answer).json().path("answered_at").asString(""))
                .isNotEmpty();
        assertThat(finance.post(one + "/answer", answer).code()).isEqualTo("dispute_not_open");
        assertThat(finance.send("POST", two + "/acceptance", "").status()).isEqualTo(200);
        await("decided", () -> finance.get(two).json().path("state").asString().equals("lost"));
        assertThat(finance.send("POST", two + "/acceptance", "").code())
                .isEqualTo("dispute_not_open");
    }

    private static List<JsonNode> disputes(Request finance) {
        return List.copyOf(finance.get("/api/v1/disputes").json().path("items").values());
    }

    private static String of(Request finance, Order order) {
        return disputes(finance).stream()
                .filter(each -> each.path("order_id").asString().equals(order.id().toString()))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void documentsAndIncomeAreReadByWhoseTheyAre() {
        var sale = onboarded("money-papers");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        identities.record(
                new InvoicingIdentity(
                        sale.partnerParty(),
                        today.minusDays(1),
                        "Coop",
                        new InvoicingIdentity.Address("1, rue", "Valmont", "QC", "G1A 1A1", "CA"),
                        new InvoicingIdentity.Registrations("123026635 rt 0001", "", "")),
                today);
        Order order = sold(sale);
        Request partner = members(sale);
        await("invoiced", () -> invoices(partner).size() == 1);
        JsonNode invoice = invoices(partner).getFirst();
        assertThat(invoice.path("order_id").asString()).isEqualTo(order.id().toString());
        assertThat(minor(invoice.path("total"))).isEqualTo(11_499);
        String path = "/api/v1/invoices/" + invoice.path("id").asString();
        assertThat(partner.get(path).json()).isEqualTo(invoice);
        Request finance = finance(sale.city(), "finance");
        assertThat(finance.get(path).status()).as("the partner's, not the city's").isEqualTo(404);
        assertThat(invoices(finance)).isEmpty();
        String ofOrder = "/api/v1/orders/" + order.id() + "/invoices";
        assertThat(finance.get(ofOrder).json().path("items").path(0)).isEqualTo(invoice);
        assertThat(http.to(sale.city().host()).get(ofOrder).status()).isEqualTo(404);
        income(sale, finance);
    }

    private static List<JsonNode> invoices(Request who) {
        return List.copyOf(who.get("/api/v1/invoices").json().path("items").values());
    }

    private void income(Shop.OnSale sale, Request finance) {
        String month = "?month=" + YearMonth.now(sale.city().timeZone());
        await(
                "booked",
                () -> minor(finance.get("/api/v1/income" + month).json().path("total")) > 0);
        JsonNode income = finance.get("/api/v1/income" + month).json();
        assertThat(minor(income.path("total"))).isEqualTo(1_500);
        assertThat(income.path("by_month").size()).isEqualTo(12);
        assertThat(income.path("by_source").path(0).path("source").asString())
                .isEqualTo("commissions");
        assertThat(income.path("concentration").path("level").asString()).isEqualTo("high");
        String replay = "/api/v1/adoptions/" + sale.adoption().id() + "/income-replay" + month;
        onlyForFinance(sale.city(), "GET", replay + "&share_basis_points=2000", "");
        JsonNode then = finance.get(replay + "&share_basis_points=2000").json();
        assertThat(minor(then.path("city_now"))).isEqualTo(1_500);
        assertThat(minor(then.path("city_then"))).isEqualTo(2_000);
        assertThat(finance.get(replay + "&share_basis_points=9990").code())
                .isEqualTo("share_leaves_too_little");
        JsonNode standing = finance.get("/api/v1/finances").json();
        assertThat(standing.path("party").asString())
                .isEqualTo(Objects.toString(Party.city(sale.city().id())));
        assertThat(members(sale).get("/api/v1/finances").json().path("waiting").isMissingNode())
                .isTrue();
    }
}
