package bourg.tenants.arriving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.ArchiveReport;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerifier;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.CityUpgrades;
import bourg.tenants.CurrentCity;
import bourg.tenants.FieldError;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.JobStopped;
import bourg.tenants.Progress;
import bourg.tenants.StaffAccount;
import bourg.tenants.leaving.PackedArchive;
import bourg.tenants.trial.AnotherInstallation;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.Installation;
import bourg.tenants.trial.RecordedIdentities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A city leaves one installation and arrives at another, on servers of its own, the same. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ArrivalTests {
    private static final Progress NOBODY_LOOKS = (_, _, _) -> {};

    private static ConfigurableApplicationContext other;
    private static Installation there;
    private static Desk desk;

    @TempDir private Path temporary;

    private final Installation here;

    ArrivalTests(@Autowired ApplicationContext context) {
        this.here = new Installation(context);
    }

    @BeforeAll
    static void startTheOther() {
        other = AnotherInstallation.start();
        there = new Installation(other);
        desk = new Desk(there);
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    private Path packed(City city) throws Exception {
        return PackedArchive.of(here.context(), city, temporary);
    }

    @Test
    void whatLeavesOneInstallationArrivesAtAnotherTheSame() throws Exception {
        City city = Inhabited.city(here, "voyageuse");
        ArchiveReport report = desk.await(desk.give(packed(city)));

        assertThat(report.faults()).isEmpty();
        assertThat(report.job().state()).isEqualTo(JobState.DONE);
        assertThat(report.city()).contains(city.id());
        assertThat(there.get(Cities.class).require(city.id())).isEqualTo(city);
        assertThat(there.tables(city.id()))
                .hasSizeGreaterThanOrEqualTo(6)
                .isEqualTo(here.tables(city.id()));
        for (String part : List.of("city", "placement", "audit_head")) {
            assertThat(there.control(city.id()).get(part))
                    .as(part)
                    .isNotBlank()
                    .isEqualTo(here.control(city.id()).get(part));
        }
        assertThat(staffOf(city))
                .extracting(StaffAccount::email)
                .containsExactly("alice@trial.example");
        assertThat(desk.file(report.job().id())).doesNotExist();
        itsTrailGoesOn(city);
    }

    private static void itsTrailGoesOn(City city) {
        AuditVerdict arrived = there.get(AuditVerifier.class).verify(city.id());
        assertThat(arrived.isIntact()).isTrue();
        assertThat(arrived.entries()).isEqualTo(3);
        CurrentCity.run(
                city.id(),
                () ->
                        there.get(AuditTrail.class)
                                .changed(new AuditAct("changed", "thing", "later", null)));
        AuditVerdict later = there.get(AuditVerifier.class).verify(city.id());
        assertThat(later.isIntact()).isTrue();
        assertThat(later.entries()).isEqualTo(4);
    }

    private static List<StaffAccount> staffOf(City city) {
        List<StaffAccount> found = new ArrayList<>();
        there.get(RecordedIdentities.class).eachStaff(city, found::add);
        return found;
    }

    @Test
    void whatItBroughtAlongLeavesWithItAgain() throws Exception {
        City city = Inhabited.city(here, "revenante");
        desk.await(desk.give(packed(city)));
        String steps = here.control(city.id()).getOrDefault("provisioning_step", "");

        assertThat(there.control(city.id()).get("history"))
                .contains("\"part\":\"provisioning_step\"", "\"part\":\"city\"");
        assertThat(
                        desk.federation()
                                .sql(
                                        "select string_agg(content, e'\\n' order by position) ||"
                                                + " e'\\n' from city_history where city = ? and part ="
                                                + " 'provisioning_step'")
                                .param(city.id().value())
                                .query(String.class)
                                .single())
                .isEqualTo(steps);
    }

    @Test
    void aSuspendedCityArrivesSuspended() throws Exception {
        City city = Inhabited.city(here, "suspendue");
        here.get(CityLife.class).suspend(city.id(), "Élections");
        desk.await(desk.give(packed(city)));

        assertThat(there.get(CityLife.class).suspension(city.id()))
                .isPresent()
                .isEqualTo(here.get(CityLife.class).suspension(city.id()));
        assertThat(there.get(Cities.class).require(city.id()).state())
                .isEqualTo(CityState.SUSPENDED);
    }

    @Test
    void aCityOfAnOlderVersionIsUpgradedAndOneOfANewerRefused() throws Exception {
        City city = Inhabited.city(here, "ancienne");
        try (var newer =
                AnotherInstallation.start(
                        "bourg.cities.migrations=classpath:db/city,classpath:db/trial")) {
            Installation later = new Installation(newer);
            Desk itsDesk = new Desk(later);
            ArchiveReport report = itsDesk.await(itsDesk.give(packed(city)));
            assertThat(report.faults()).isEmpty();
            assertThat(later.tables(city.id()))
                    .containsAll(
                            here.tables(city.id()).stream()
                                    .filter(table -> !table.table().equals("page"))
                                    .toList());
            assertThat(later.get(CityUpgrades.class).behind()).isEmpty();

            Path back = PackedArchive.of(newer, city, Files.createTempDirectory(temporary, "back"));
            ArchiveReport refused = desk.await(desk.give(back));
            assertThat(refused.faults())
                    .containsExactly(FieldError.of("manifest.json", "archive_schema_newer", "990"));
        }
    }

    @Test
    void aCityThatIsHereIsNotBroughtInAgain() throws Exception {
        City city = Inhabited.city(here, "unique");
        Path archive = packed(city);
        desk.await(desk.give(archive));
        var before = there.tables(city.id());
        ArchiveReport again = desk.await(desk.give(archive));

        assertThat(again.job().state()).isEqualTo(JobState.STOPPED);
        assertThat(again.faults()).extracting(FieldError::code).contains("city_known");
        assertThat(there.tables(city.id())).isEqualTo(before);
    }

    @Test
    void oneChangedByteIsRefusedAndNothingIsLeft() throws Exception {
        City city = Inhabited.city(here, "abimee");
        Path archive = packed(city);
        byte[] content = Files.readAllBytes(archive);
        content[content.length / 2] ^= 1;
        Files.write(archive, content);
        ArchiveReport report = desk.await(desk.give(archive));

        assertThat(report.job().state()).isEqualTo(JobState.STOPPED);
        assertThat(report.faults())
                .extracting(FieldError::code)
                .containsExactly("archive_file_changed");
        assertThat(there.get(Cities.class).find(city.id())).isEmpty();
    }

    @Test
    void whatWasStoppedInTheMiddleEndsTheSame() throws Exception {
        City city = Inhabited.city(here, "interrompue");
        Job job = desk.byHand(packed(city));
        ArrivalWork work = there.get(ArrivalWork.class);
        for (String table : List.of("audit_entry", "outbox", "page")) {
            assertThatThrownBy(() -> work.run(job, stoppingBefore(table)))
                    .isInstanceOf(JobStopped.class);
            assertThat(there.get(Cities.class).require(city.id()).state())
                    .isEqualTo(CityState.PROVISIONING);
        }
        work.run(job, NOBODY_LOOKS);

        assertThat(there.get(Cities.class).require(city.id())).isEqualTo(city);
        assertThat(there.tables(city.id())).isEqualTo(here.tables(city.id()));
        assertThat(there.get(AuditVerifier.class).verify(city.id()).isIntact()).isTrue();
    }

    @Test
    void whatWasGivenUpLeavesNothingAndMayBeTriedAgain() throws Exception {
        City city = Inhabited.city(here, "abandonnee");
        Path archive = packed(city);
        Job job = desk.byHand(archive);
        assertThatThrownBy(() -> there.get(ArrivalWork.class).run(job, stoppingBefore("page")))
                .isInstanceOf(JobStopped.class);
        assertThat(there.get(CityLife.class).abandon(city.id())).isPresent();
        while (there.get(Cities.class).find(city.id()).isPresent()) {
            Desk.pause();
        }
        assertThat(there.get(RecordedIdentities.class).cities()).doesNotContain(city.code());
        ArchiveReport again = desk.await(desk.give(archive));
        assertThat(again.faults()).isEmpty();
        assertThat(there.tables(city.id())).isEqualTo(here.tables(city.id()));
    }

    /** Every file is read to be checked first, and then to be brought in. */
    private static Progress stoppingBefore(String table) {
        int[] readings = {0};
        return (_, _, note) -> {
            if (("data/city/" + table + ".jsonl").equals(note)) {
                readings[0]++;
            }
            if (readings[0] == 2) {
                throw new JobStopped();
            }
        };
    }
}
