package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.ledger.RawPostings;
import bourg.billing.stripe.Adapters;
import bourg.billing.stripe.Charges;
import bourg.billing.stripe.ConnectedAccounts;
import bourg.billing.stripe.HostedPages;
import bourg.billing.stripe.Sendings;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Quote;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.Localized;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestHttp.Answer;
import bourg.testing.Slices;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * A whole sale through the REST API (order, pay page, payment, webhook, posting, order told,
 * transfers sent) against two floors: the posting's rows written raw, and those rows together with
 * the provider's calls that no sale can do without. The provider's stand-ins run in this process
 * and on the same processors; the one of the floor tells nobody what happened. A report, not a
 * test.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CheckoutBenchmark extends SaleTest {
    private static final int ROUNDS = Integer.getInteger("bourg.bench.rounds", 5);
    private static final int CLIENTS = 16;
    private static final String CARD = "4242424242424242";
    private static final String SALES = "REST checkout";
    private static final String PROVIDER = "raw posting and the provider's calls";
    private static final String RAW = "raw posting";

    @Autowired TestHttp http;

    @Value("${bourg.federation.url}")
    String url;

    @Value("${bourg.federation.owner-username}")
    String owner;

    @Value("${bourg.federation.owner-password}")
    String password;

    private final RawPostings raw = new RawPostings();
    private Shop.OnSale sale;
    private Quote quote;

    @Test
    void report() throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        sale = onboarded("checked-out");
        quote = shop.order(sale).quote();
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            RawPostings.layTables(connection);
        }
        try (HikariDataSource pool = pool();
                RunningSandbox silent = SandboxApplication.start(0, "bourg.sandbox.knobs=true")) {
            var floor = Floor.of(silent);
            say(
                    Slices.thorough()
                            .shape(SALES, CLIENTS, _ -> this::sell)
                            .shape(PROVIDER, CLIENTS, _ -> () -> provide(floor, pool))
                            .shape(RAW, CLIENTS, _ -> () -> raw.inOneCall(pool))
                            .run(ROUNDS));
        }
    }

    private void sell() {
        var guest = http.to("checked-out.localhost");
        String body =
                """
                {"service_id": "%s", "quantity": 1, "answers": {"place": "Mairie"}, "language": "fr",
                 "contact": {"email": "lise@citoyen.example", "name": "Lise Tremblay"}}
                """
                        .formatted(sale.adoption().id());
        Answer placed = guest.create("/api/v1/orders", body);
        assertThat(placed.status()).as(placed.response().body()).isEqualTo(201);
        String order = placed.json().path("order").path("id").asString();
        var holder = guest.with("Order-Access-Key", placed.json().path("access_key").asString());
        Answer page = holder.post("/api/v1/orders/" + order + "/checkout", "");
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        String path = URI.create(page.json().path("url").asString()).getPath();
        TestStripe.pay(path.substring(path.lastIndexOf('/') + 1), CARD);
        await(
                "paid",
                () ->
                        holder.get("/api/v1/orders/" + order)
                                .json()
                                .path("state")
                                .asString()
                                .equals("paid"));
        await("sent", () -> transfersIn(OrderId.parse(order).orElseThrow(), "SENT") == 2);
    }

    /** A provider that tells nobody what happens, with two accounts that can be sent money. */
    private record Floor(String url, Adapters adapters, List<String> accounts) {
        static Floor of(RunningSandbox sandbox) {
            Adapters adapters = Adapters.at(URI.create(sandbox.url()), sandbox.apiKey());
            List<String> accounts =
                    Stream.of("city", "partner")
                            .map(party -> account(party, adapters, sandbox.url()))
                            .toList();
            return new Floor(sandbox.url(), adapters, accounts);
        }

        private static String account(String party, Adapters adapters, String url) {
            Currency cad = Currency.getInstance("CAD");
            String account =
                    adapters.accounts()
                            .open(
                                    new ConnectedAccounts.Wish(
                                            party, party, party, "a@b.example", "CA", cad, false));
            TestStripe.knob(url, "POST", "accounts/" + account + "/onboard");
            return account;
        }
    }

    private void provide(Floor floor, HikariDataSource pool) throws Exception {
        String name = UUID.randomUUID().toString();
        HostedPages pages = floor.adapters().pages();
        HostedPages.Page open = pages.open(wish(name));
        TestStripe.pay(floor.url(), open.id(), CARD);
        String intent = Objects.requireNonNull(pages.find(open.id()).intent());
        var captured = (Charges.Captured) floor.adapters().charges().of(intent);
        raw.inOneCall(pool);
        Money part = Money.of(1_000, "CAD");
        for (String account : floor.accounts()) {
            String key = name + account;
            floor.adapters()
                    .sendings()
                    .send(new Sendings.Wish(key, key, part, account, captured.charge(), name));
        }
    }

    private HostedPages.Wish wish(String name) {
        Localized service = new Localized("Rangement de vélo", "Bicycle storage");
        URI back = URI.create("http://checked-out.localhost/");
        Instant expires = Instant.now().plus(Duration.ofHours(2));
        return new HostedPages.Wish(
                name,
                name,
                name,
                HostedPages.explained(service, quote, Locale.FRENCH),
                Locale.FRENCH,
                new HostedPages.Payer("lise@citoyen.example", null),
                back,
                back,
                expires);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(owner);
        config.setPassword(password);
        config.setMaximumPoolSize(CLIENTS);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    @SuppressWarnings("SystemOut") // a program that reports
    private static void say(Map<String, Slices.Result> results) {
        results.forEach((name, result) -> System.out.println(name + ": " + result));
        Slices.Result sales = Objects.requireNonNull(results.get(SALES));
        for (String floor : List.of(PROVIDER, RAW)) {
            System.out.printf(
                    Locale.ROOT,
                    "%s is %.3f of %s%n",
                    SALES,
                    sales.against(Objects.requireNonNull(results.get(floor))),
                    floor);
        }
    }
}
