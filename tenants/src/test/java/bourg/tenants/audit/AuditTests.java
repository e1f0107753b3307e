package bourg.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerdict.Fault;
import bourg.tenants.AuditVerdict.Tampering;
import bourg.tenants.AuditVerifier;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.routing.OwnerSql;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was done to a trail behind the city's back is found, line by line. */
@CityTest
@Import(OwnerSql.class)
@TestPropertySource(properties = "bourg.audit.copy-interval=1s")
@SuppressWarnings("NullAway.Init") // injected by the test framework
class AuditTests {
    @Autowired TestCities cities;
    @Autowired AuditTrail trail;
    @Autowired AuditVerifier verifier;
    @Autowired HeadCopy heads;
    @Autowired OwnerSql owner;

    @Autowired
    @Qualifier("city")
    JdbcClient city;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    private City cityWithLines(String code, int lines) {
        City made = cities.quebec(code);
        IntStream.rangeClosed(1, lines).forEach(line -> write(made, line));
        return made;
    }

    private void write(City where, int line) {
        CurrentCity.run(
                where.id(),
                () ->
                        trail.changed(
                                new AuditAct("changed", "thing", "t" + line, "person-" + line)));
    }

    @Test
    void anUntouchedTrailIsIntactAndKeepsItsOrderUnderConcurrency() throws Exception {
        City busy = cities.quebec("audit-busy");
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(
                    IntStream.range(0, 60)
                            .<Callable<Boolean>>mapToObj(line ->
                                    () -> {
                                        write(busy, line);
                                        return true;
                                    })
                            .toList());
        }
        AuditVerdict verdict = verifier.verify(busy.id());
        assertThat(verdict.isIntact()).isTrue();
        assertThat(verdict.entries()).isEqualTo(60);
        await().untilAsserted(() ->
                assertThat(verifier.verify(busy.id()).head())
                        .extracting(AuditVerdict.Head::sequence)
                        .isEqualTo(60L));
        List<AuditEntry> ofOne =
                CurrentCity.call(
                                busy.id(),
                                () -> trail.list(AuditTrail.Filter.ofResident("person-7"), null, 9))
                        .items();
        assertThat(ofOne).extracting(entry -> entry.act().object()).containsExactly("t7");
    }

    @Test
    void whatIsRolledBackLeavesNoLine() {
        City where = cityWithLines("audit-back", 1);
        CurrentCity.run(
                where.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(status -> {
                                    trail.changed(new AuditAct("changed", "thing", "x", null));
                                    status.setRollbackOnly();
                                }));
        assertThat(verifier.verify(where.id()).entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set verb = 'nothing'",
                "delete from audit_entry",
                "delete from audit_entry where sequence = 2"
            })
    void theCityItselfCanOnlyAdd(String attack) {
        City where = cityWithLines("audit-role", 2);
        assertThatThrownBy(() ->
                        CurrentCity.run(
                                where.id(),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .executeWithoutResult(
                                                        _ -> city.sql(attack).update())))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void anEditedLineIsFound() {
        City where = cityWithLines("audit-edit", 5);
        owner.in(where, "update audit_entry set actor = 'somebody else' where sequence = 3");
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.EDITED, 3));
    }

    @Test
    void aDeletedLineIsFoundEvenIfTheRestIsRenumbered() {
        City where = cityWithLines("audit-delete", 5);
        owner.in(where, "delete from audit_entry where sequence = 3");
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.DELETED, 3));
        owner.in(where, "update audit_entry set sequence = 3 where sequence = 4");
        owner.in(where, "update audit_entry set sequence = 4 where sequence = 5");
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.DELETED, 3));
    }

    @Test
    void linesThatChangedPlacesAreFound() {
        City where = cityWithLines("audit-reorder", 5);
        owner.in(where, "update audit_entry set sequence = 99 where sequence = 3");
        owner.in(where, "update audit_entry set sequence = 3 where sequence = 4");
        owner.in(where, "update audit_entry set sequence = 4 where sequence = 99");
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.REORDERED, 3));
    }

    @Test
    void aTrailThatWasCutShortIsFoundAndTheProofStays() {
        City where = cityWithLines("audit-cut", 5);
        heads.copy(where.id());
        owner.in(where, "delete from audit_entry where sequence > 3");
        owner.in(
                where,
                "update audit_end set sequence = 3, hash = (select hash from audit_entry where sequence = 3)");
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.TRUNCATED, 4));
        IntStream.rangeClosed(6, 12).forEach(line -> write(where, line));
        heads.copy(where.id());
        assertThat(fault(where)).isEqualTo(new Fault(Tampering.REWRITTEN, 5));
    }

    private Fault fault(City where) {
        AuditVerdict verdict = verifier.verify(where.id());
        assertThat(verdict.fault()).isNotNull();
        return java.util.Objects.requireNonNull(verdict.fault());
    }

    @Test
    void operatorsAskByApiAndNobodyElseMay(@Autowired TestHttp http, @Autowired TestTokens tokens) {
        City where = cityWithLines("audit-api", 2);
        String path = "/api/v1/cities/" + where.id() + "/audit-verification";
        var answer = http.to("ops.localhost").as(tokens.operator()).get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("intact").asBoolean()).isTrue();
        owner.in(where, "update audit_entry set verb = 'other' where sequence = 2");
        var broken = http.to("ops.localhost").as(tokens.operator()).get(path).json();
        assertThat(broken.get("tampering").asString()).isEqualTo("edited");
        assertThat(broken.get("broken_at").asLong()).isEqualTo(2);
        assertThat(http.to("ops.localhost").get(path).status()).isEqualTo(401);
        assertThat(http.to("audit-api.localhost").as(tokens.operator()).get(path).status())
                .isIn(401, 404);
    }

    @Test
    void aChangeInTheControlPlaneReachesTheTrail(
            @Autowired @Qualifier("federationTransactions") PlatformTransactionManager outside) {
        City where = cities.quebec("audit-outside");
        AuditAct act = new AuditAct("service_published", "adpt", "adpt_1", null);
        new TransactionTemplate(outside)
                .executeWithoutResult(status -> {
                    trail.changedOutside(where.id(), act);
                    status.setRollbackOnly();
                });
        new TransactionTemplate(outside)
                .executeWithoutResult(_ -> trail.changedOutside(where.id(), act));
        await().untilAsserted(() -> assertThat(verifier.verify(where.id()).entries()).isEqualTo(1));
    }
}
