package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Billing;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.ArchiveReport;
import bourg.tenants.City;
import bourg.tenants.CityArchives;
import bourg.tenants.CurrentCity;
import bourg.tenants.FieldError;
import bourg.tenants.Job;
import bourg.tenants.Jobs;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.leaving.PackedArchive;
import bourg.tenants.trial.AnotherInstallation;
import bourg.tenants.trial.Installation;
import bourg.tenants.trial.RecordedIdentities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city that has sold arrives elsewhere: what it may offer there, and what is only history. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ArrivedSalesTest extends SaleTest {
    @Autowired ApplicationContext context;
    @TempDir private Path temporary;

    @Test
    void servicesLiveOnWhereTheirOfferIsAndMoneyIsHistory() throws Exception {
        City city = cities.quebec("sold-and-gone");
        Shop.OnSale known = onSale(city);
        Shop.OnSale unknown = onSale(city);
        Order order = sold(known);
        sold(unknown);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        context.getBean(RecordedIdentities.class).hire(city, admin());
        Installation here = new Installation(context);
        try (var other =
                AnotherInstallation.start(
                        "bourg.stripe.api-base=" + TestStripe.url(),
                        "bourg.stripe.api-key=" + TestStripe.apiKey(),
                        "bourg.stripe.webhook-secrets[0]=" + TestStripe.SECRET)) {
            Installation there = new Installation(other);
            JdbcClient books = other.getBean("federation", JdbcClient.class);
            copyOffer(known, books);
            ArchiveReport report = arrived(there, PackedArchive.of(context, city, temporary));

            assertThat(report.faults()).isEmpty();
            assertThat(report.notes())
                    .containsExactlyInAnyOrder(
                            left("adoption"), left("agreement"), left("order_reference"));
            assertThat(there.tables(city.id())).isEqualTo(here.tables(city.id()));
            sameServices(city, known, here, there);
            moneyIsHistory(city, here, books);
            assertThat(
                            CurrentCity.call(
                                    city.id(),
                                    () ->
                                            there.get(Billing.class)
                                                    .refund(
                                                            order.id(),
                                                            order.quote().total(),
                                                            "?",
                                                            "k")))
                    .isInstanceOf(Refunding.NotPaid.class);
        }
    }

    private static FieldError left(String part) {
        return FieldError.of(part, "archive_left_aside", 1);
    }

    private Shop.OnSale onSale(City city) {
        var sale = shop.open(city, 10_000, Shares.of(1_500, 7_500, 1_000), FeeBearer.PARTNER);
        shop.onboard(sale);
        return sale;
    }

    private static StaffAccount admin() {
        return new StaffAccount(
                "id", "ada@trial.example", "Ada", "Roy", "fr", true, Set.of(StaffRole.ADMIN));
    }

    /** The same partner publishes the same offer there. */
    private void copyOffer(Shop.OnSale sale, JdbcClient books) {
        Object offer = sale.adoption().offer().id().value();
        copy(books, "partner", "id = (select partner from offer where id = ?)", offer);
        copy(books, "offer", "id = ?", offer);
        copy(books, "offer_version", "offer = ?", offer);
    }

    private void copy(JdbcClient books, String table, String which, Object offer) {
        String columns =
                String.join(
                        ", ",
                        federation
                                .sql(
                                        "select column_name from information_schema.columns where table_schema = 'control'"
                                                + " and table_name = ? and is_generated = 'NEVER'")
                                .param(table)
                                .query(String.class)
                                .list());
        String row =
                federation
                        .sql("select row_to_json(t)::text from " + table + " t where " + which)
                        .param(offer)
                        .query(String.class)
                        .single();
        books.sql(
                        "insert into "
                                + table
                                + " ("
                                + columns
                                + ") select "
                                + columns
                                + " from json_populate_record(null::"
                                + table
                                + ", ?::json)")
                .param(row)
                .update();
    }

    private ArchiveReport arrived(Installation there, Path archive) throws Exception {
        try (var content = Files.newInputStream(archive)) {
            Job job =
                    ((CityArchives.Giving.Started) there.get(CityArchives.class).give(content))
                            .job();
            await("arrived", () -> !there.get(Jobs.class).require(job.id()).state().isUnderWay());
            return there.get(CityArchives.class).report(job.id()).orElseThrow();
        }
    }

    private static void sameServices(
            City city, Shop.OnSale known, Installation here, Installation there) throws Exception {
        String adoption = known.adoption().id().value().toString();
        Map<String, String> before = here.control(city.id());
        Map<String, String> after = there.control(city.id());
        for (String part : List.of("adoption", "agreement", "order_reference")) {
            List<String> ours =
                    before.getOrDefault(part, "")
                            .lines()
                            .filter(line -> line.contains(adoption))
                            .toList();
            assertThat(ours).as(part).hasSize(1);
            assertThat(after.getOrDefault(part, "").lines().toList()).as(part).isEqualTo(ours);
        }
    }

    /** Every line as it came; nothing of it is posted. */
    private static void moneyIsHistory(City city, Installation here, JdbcClient books)
            throws Exception {
        Map<String, String> before = here.control(city.id());
        for (String part :
                List.of("adoption", "payment", "transfer", "ledger_posting", "ledger_entry")) {
            assertThat(
                            books.sql(
                                            "select content from city_history where city = ? and part = ? order by position")
                                    .params(city.id().value(), part)
                                    .query(String.class)
                                    .list())
                    .as(part)
                    .isNotEmpty()
                    .isEqualTo(before.getOrDefault(part, "").lines().toList());
        }
        assertThat(books.sql("select count(*) from ledger.entries").query(Long.class).single())
                .isZero();
    }
}
