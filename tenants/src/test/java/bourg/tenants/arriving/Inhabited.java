package bourg.tenants.arriving;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerifier;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.Installation;
import bourg.tenants.trial.RecordedIdentities;
import bourg.tenants.trial.TestCities;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A city with people, an audit trail whose head was copied, and a thousand rows. */
final class Inhabited {
    private static final int ROWS = 1_000;

    private final Installation here;

    private Inhabited(Installation here) {
        this.here = here;
    }

    static City city(Installation here, String code) {
        City city = here.get(TestCities.class).quebec(code);
        new Inhabited(here).fill(city);
        return city;
    }

    private void fill(City city) {
        here.get(RecordedIdentities.class)
                .hire(
                        city,
                        new StaffAccount(
                                "id-alice",
                                "alice@trial.example",
                                "Alice",
                                "Trial",
                                "fr",
                                true,
                                Set.of(StaffRole.ADMIN)));
        CurrentCity.run(
                city.id(),
                () -> {
                    for (String thing : List.of("one", "two", "three")) {
                        here.get(AuditTrail.class)
                                .changed(new AuditAct("changed", "thing", thing, "person"));
                    }
                    rows();
                });
        awaitHead(city);
    }

    private void rows() {
        var context = here.context();
        new TransactionTemplate(
                        context.getBean("cityTransactions", PlatformTransactionManager.class))
                .executeWithoutResult(_ ->
                        context.getBean("city", JdbcClient.class)
                                .sql(
                                        """
                                        insert into outbox (event_id, listener, type, payload, created_at, due_at, delivered_at)
                                        select gen_random_uuid(), 'nobody', 'trial', jsonb_build_object('text', repeat('é"\\', 100)),
                                            now(), now(), now() from generate_series(1, ?)\
                                        """)
                                .param(ROWS)
                                .update());
    }

    private void awaitHead(City city) {
        here.get(SchedulerClient.class)
                .scheduleIfNotExists(
                        TaskDescriptor.of("copy-audit-head").instance(city.id().toString()).build(),
                        Instant.now());
        Instant end = Instant.now().plusSeconds(60);
        while (here.get(AuditVerifier.class).verify(city.id()).head() == null) {
            assertThat(Instant.now()).isBefore(end);
            Desk.pause();
        }
    }
}
