package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerifier;
import bourg.tenants.Backup;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What an audit trail loses by a restoration is declared, and nothing else passes for that. */
@CityTest
@Import(OwnerSql.class)
@TestPropertySource(
        properties = {"bourg.backups.folder=target/trail-backups", "bourg.audit.copy-interval=1s"})
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RestoredTrailTests {
    @Autowired TestCities cities;
    @Autowired CityBackups backups;
    @Autowired Jobs jobs;
    @Autowired AuditTrail trail;
    @Autowired AuditVerifier verifier;
    @Autowired OwnerSql owner;
    @Autowired TestHttp http;
    @Autowired TestTokens tokens;

    private void write(City city, int lines) {
        for (int i = 0; i < lines; i++) {
            CurrentCity.run(
                    city.id(), () -> trail.changed(new AuditAct("changed", "thing", "t", null)));
        }
        await().until(() -> isSeen(verifier.verify(city.id())));
    }

    private static boolean isSeen(AuditVerdict verdict) {
        AuditVerdict.Head head = verdict.head();
        return head != null && head.sequence() == verdict.entries();
    }

    private Backup backUp(City city) {
        ended(backups.backUp(city.id()));
        return backups.of(city.id()).getFirst();
    }

    private void ended(Job job) {
        await().until(() -> !jobs.require(job.id()).state().isUnderWay());
        Job ended = jobs.require(job.id());
        assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.DONE);
    }

    private City restored(String code) {
        City city = cities.quebec(code);
        write(city, 3);
        Backup backup = backUp(city);
        write(city, 4);
        ended(backups.restore(city.id(), backup.id()));
        return city;
    }

    @Test
    void theLinesThatWentAreDeclaredAndTheTrailGoesOn() {
        City city = restored("trail-back");
        AuditVerdict verdict = verifier.verify(city.id());
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.lost()).isGreaterThan(gap.kept());
                    assertThat(gap.wasIntact()).isTrue();
                    assertThat(gap.from().lostHash()).hasSize(64);
                    assertThat(gap.from().keptIn())
                            .isEqualTo(backups.of(city.id()).getFirst().id().toString());
                });
        List<AuditEntry> lines =
                CurrentCity.call(city.id(), () -> trail.list(AuditTrail.Filter.ALL, null, 50))
                        .items();
        assertThat(lines).extracting(line -> line.act().verb()).contains("city_restored");
        write(city, 2);
        assertThat(verifier.verify(city.id()).isIntact()).isTrue();
        var answer =
                http.to("ops.localhost")
                        .as(tokens.operator())
                        .get("/api/v1/cities/" + city.id() + "/audit-verification")
                        .json();
        assertThat(answer.get("intact").asBoolean()).isTrue();
        assertThat(answer.get("gaps").get(0).get("was_intact").asBoolean()).isTrue();
    }

    @Test
    void thatABackupWasAskedForIsALine() {
        City city = cities.quebec("trail-asked");
        ended(backups.backUp(city.id()));
        await().untilAsserted(() ->
                assertThat(
                                CurrentCity.call(
                                                city.id(),
                                                () -> trail.list(AuditTrail.Filter.ALL, null, 9))
                                        .items())
                        .extracting(line -> line.act().verb())
                        .containsExactly("city_backup_asked"));
    }

    @Test
    void whoeverCutsTheTrailAfterwardsIsStillFound() {
        City city = restored("trail-cut");
        write(city, 2);
        long last = verifier.verify(city.id()).entries();
        owner.in(city, "delete from audit_entry where sequence >= " + last);
        assertThat(verifier.verify(city.id()).fault())
                .extracting(AuditVerdict.Fault::tampering)
                .isEqualTo(AuditVerdict.Tampering.TRUNCATED);
    }

    @Test
    void aRestorationDoesNotHideWhatWasDoneBefore() {
        City city = cities.quebec("trail-hide");
        write(city, 3);
        Backup backup = backUp(city);
        write(city, 2);
        owner.in(city, "update audit_entry set verb = 'nothing' where sequence = 2");
        ended(backups.restore(city.id(), backup.id()));
        AuditVerdict verdict = verifier.verify(city.id());
        assertThat(verdict.isIntact()).isTrue();
        assertThat(verdict.gaps()).extracting(AuditVerdict.Gap::wasIntact).containsExactly(false);
    }
}
