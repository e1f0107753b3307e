package bourg.tenants.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.Export;
import bourg.tenants.ExportId;
import bourg.tenants.ExportState;
import bourg.tenants.Exports;
import bourg.tenants.ExportsFolder;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ExportTests {
    private static final String EXPORTS = "/api/v1/exports";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestCities cities;
    private final Exports exports;
    private final ExportsFolder folder;

    @Autowired
    @Qualifier("federation")
    JdbcClient federation;

    ExportTests(
            @Autowired TestHttp http,
            @Autowired TestTokens tokens,
            @Autowired TestCities cities,
            @Autowired Exports exports,
            @Autowired ExportsFolder folder) {
        this.http = http;
        this.tokens = tokens;
        this.cities = cities;
        this.exports = exports;
        this.folder = folder;
    }

    @Test
    void twoAdministratorsTakeTheArchiveTogether() throws Exception {
        City here = cities.quebec("quatre-yeux");
        var alice = http.to(here.host()).as(tokens.colleague(here, "alice", StaffRole.ADMIN));
        var bob = http.to(here.host()).as(tokens.colleague(here, "bob", StaffRole.ADMIN));
        var asked = alice.create(EXPORTS, "");
        assertThat(asked.status()).isEqualTo(201);
        String id = asked.json().get("id").asString();
        String one = EXPORTS + "/" + id;
        Export ready = await(here, id);

        assertThat(alice.get(one).json().get("state").asString()).isEqualTo("ready");
        assertThat(alice.get(one + "/archive").code()).isEqualTo("export_not_approved");
        assertThat(alice.post(one + "/approval", "").code()).isEqualTo("export_own");
        assertThat(bob.get(one).json().get("asked_by_you").asBoolean()).isFalse();
        assertThat(bob.post(one + "/approval", "").status()).isEqualTo(200);
        assertThat(bob.post(one + "/approval", "").status()).isEqualTo(200);
        var archive = alice.get(one + "/archive");
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.header("Content-Type")).isEqualTo("application/zip");

        Path file = folder.archive(here.id(), ready.job().id());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var manifest =
                    ArchiveJson.MAPPER.readValue(
                            zip.getInputStream(zip.getEntry(Manifest.NAME)).readAllBytes(),
                            Manifest.class);
            assertThat(zip.size()).isEqualTo(manifest.files().size() + 1);
        }
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        assertThat(downloads(id)).isEqualTo(1);
    }

    @Test
    void nobodyElseTakesAnything() {
        City here = cities.quebec("fermee");
        City elsewhere = cities.novaScotia("curious");
        var clerk = tokens.colleague(here, "clerk", StaffRole.CLERK, StaffRole.FINANCE);
        var admin = tokens.colleague(here, "alice", StaffRole.ADMIN);
        var stranger = tokens.colleague(elsewhere, "eve", StaffRole.ADMIN);
        String id = http.to(here.host()).as(admin).create(EXPORTS, "").json().get("id").asString();
        await(here, id);
        String one = EXPORTS + "/" + id;
        String random = EXPORTS + "/" + ExportId.next();
        assertThat(http.to(here.host()).as(clerk).create(EXPORTS, "").code())
                .isEqualTo("role_missing");
        assertThat(http.to(here.host()).get(EXPORTS).status()).isEqualTo(401);
        for (String path : new String[] {one, random}) {
            assertThat(http.to(elsewhere.host()).as(stranger).get(path).status()).isEqualTo(404);
            assertThat(http.to(elsewhere.host()).as(stranger).get(path + "/archive").status())
                    .isEqualTo(404);
            assertThat(http.to(elsewhere.host()).as(stranger).post(path + "/approval", "").status())
                    .isEqualTo(404);
        }
        assertThat(http.to(here.host()).as(clerk).get(one + "/archive").code())
                .isEqualTo("role_missing");
        assertThat(downloads(id)).isZero();
    }

    @Test
    void archivesAreDeletedAfterSevenDays() {
        City here = cities.quebec("balayee");
        String admin = tokens.colleague(here, "alice", StaffRole.ADMIN);
        String id = http.to(here.host()).as(admin).create(EXPORTS, "").json().get("id").asString();
        Export ready = await(here, id);
        Path file = folder.archive(here.id(), ready.job().id());
        ExportSweep.sweep(federation, folder, Instant.now().plus(Duration.ofDays(6)));
        assertThat(file).exists();
        ExportSweep.sweep(federation, folder, Instant.now().plus(Duration.ofDays(7)));
        assertThat(file.getParent()).doesNotExist();
        assertThat(find(here, id).state()).isEqualTo(ExportState.DELETED);
    }

    private Export await(City here, String id) {
        Instant end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            Export export = find(here, id);
            if (export.state() != ExportState.PREPARING) {
                return export;
            }
            pause();
        }
        throw new IllegalStateException("Not ready in time: " + find(here, id));
    }

    private Export find(City here, String id) {
        return exports.find(here.id(), ExportId.parse(id).orElseThrow()).orElseThrow();
    }

    private long downloads(String id) {
        return federation
                .sql("select count(*) from export_download where export = ?")
                .param(ExportId.parse(id).orElseThrow().value())
                .query(Long.class)
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
