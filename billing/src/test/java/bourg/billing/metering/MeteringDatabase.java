package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.RateCard;
import bourg.billing.UsageEvents.Form;
import bourg.billing.UsageIntake;
import bourg.billing.UsageLine;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Slice;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import bourg.tenants.Localized;
import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The control plane with all of its tables, and metering on it as the application has it. */
final class MeteringDatabase {
    static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final String PASSWORD = "trial";

    final TestDatabase database;
    final JdbcClient federation;
    final TransactionTemplate transactions;
    final Intake intake;
    final MonthlyRating rating;
    final Rounds rounds;
    final StoredLines lines;
    final MeterRows meters;
    final RateCards cards;

    MeteringDatabase(int eventsAtOnce) {
        database = TestPostgres.server().database("metering");
        prepare();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("federation_app");
        config.setPassword(PASSWORD);
        config.setSchema("control");
        config.setMaximumPoolSize(8);
        HikariDataSource source = new HikariDataSource(config);
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        transactions = new TransactionTemplate(manager);
        federation = JdbcClient.create(source);
        meters = new MeterRows(federation);
        cards = new RateCards(federation);
        rounds = new Rounds(federation);
        EventRows events = new EventRows(federation);
        intake = new Intake(new EventChecks(meters, events), events, manager);
        var settings = new MeteringSettings(Duration.ZERO, Duration.ofHours(1), eventsAtOnce);
        rating = new MonthlyRating(rounds, new Rating(federation), settings, manager);
        lines = new StoredLines(new LineRows(federation), meters);
    }

    private void prepare() {
        try (Connection superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute(
                    new ClassPathResource("db/bootstrap/federation.sql")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .replaceAll(":'\\w+_password'", "'" + PASSWORD + "'"));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        Flyway.configure()
                .dataSource(database.url(), "federation_owner", PASSWORD)
                .defaultSchema("control")
                .createSchemas(false)
                .locations("classpath:db/federation")
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    /** Does what nobody may, to see it found or refused. */
    void asSuperuser(String sql) {
        try (Connection superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute("set search_path = control; set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * A meter of a partner of its own, with subjects a, b and c; nobody adopted anything for it.
     */
    Meter meter(RateCard.Prices prices, YearMonth from, String... subjects) {
        Meter meter =
                new Meter(
                        new MeterId(Identifiers.next()),
                        AdoptionId.next(),
                        new CityId(Identifiers.next()),
                        new PartnerId(Identifiers.next()),
                        new Meter.Words(
                                "water",
                                new Localized("Eau", "Water"),
                                new Localized("litre", "litre")),
                        new Meter.Books(Currency.getInstance("CAD"), TORONTO, Instant.now()));
        asSuperuser(
                "insert into partner (id, alias, name, country, contact_email, signed_up_at) values ('%s', 'p%s', 'Eaux', 'CA', 'a@b.example', now())"
                        .formatted(
                                meter.partner().value(),
                                meter.partner().value().toString().replace("-", "")));
        asSuperuser(
                "insert into meter values ('%s', '%s', '%s', '%s', '%s', 'water', 'Eau', 'Water', 'litre', 'litre', 'CAD', 'America/Toronto', now())"
                        .formatted(
                                meter.id().value(),
                                meter.id(),
                                meter.adoption().value(),
                                meter.city().value(),
                                meter.partner().value()));
        if (!cards.insert(meter.id(), new RateCard(1, from, null, prices))) {
            throw new IllegalStateException("No card");
        }
        meters.bind(meter.id(), List.of(subjects));
        return meter;
    }

    UsageIntake.Taken take(Meter meter, Form form, String content) {
        try {
            UsageIntake intake =
                    this.intake.take(
                            meter.partner(),
                            form,
                            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
            if (intake instanceof UsageIntake.Taken taken) {
                return taken;
            }
            throw new IllegalStateException(intake.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<UsageLine> linesOf(Meter meter, YearMonth month) {
        Slice<UsageLine> all = lines.list(meter, month, null, 10_000);
        return all.items();
    }
}
