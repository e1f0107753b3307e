package bourg.tenants.arriving;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.ArchivesFolder;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Operators give archives in over HTTP, and are told what is wrong with them in their language. */
@CityTest
@TestPropertySource(properties = "bourg.archives.largest=1MB")
class ArchiveApiTests {
    private static final String ARCHIVES = "/api/v1/city-archives";
    private static final String OPERATORS = "ops.localhost";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestCities cities;
    private final ArchivesFolder folder;

    ArchiveApiTests(
            @Autowired TestHttp http,
            @Autowired TestTokens tokens,
            @Autowired TestCities cities,
            @Autowired ArchivesFolder folder) {
        this.http = http;
        this.tokens = tokens;
        this.cities = cities;
        this.folder = folder;
    }

    private TestHttp.Request operator() {
        return http.to(OPERATORS).as(tokens.operator());
    }

    private static TestHttp.Answer give(TestHttp.Request caller, String key, String content) {
        return caller.with("Content-Type", "application/zip")
                .with("Idempotency-Key", key)
                .send("POST", ARCHIVES, content);
    }

    @Test
    void whatIsWrongIsToldInBothLanguages() {
        TestHttp.Request french = operator().with("Accept-Language", "fr");
        TestHttp.Answer given = give(operator(), "first-archive", "this is no zip");
        assertThat(given.status()).isEqualTo(202);
        assertThat(given.json().get("kind").asString()).isEqualTo("import-city");
        String one = ARCHIVES + "/" + given.json().get("id").asString();
        ended(one);
        JsonNode report = french.get(one).json();

        assertThat(report.at("/job/state").asString()).isEqualTo("stopped");
        assertThat(report.at("/faults/0/code").asString()).isEqualTo("archive_unreadable");
        assertThat(report.at("/faults/0/message").asString()).contains("fichier zip");
        assertThat(
                        operator()
                                .with("Accept-Language", "en")
                                .get(one)
                                .json()
                                .at("/faults/0/message")
                                .asString())
                .contains("not a zip file");
        TestHttp.Answer again = give(operator(), "first-archive", "this is no zip");
        assertThat(again.json().get("id")).isEqualTo(given.json().get("id"));
    }

    private void ended(String one) {
        Instant end = Instant.now().plusSeconds(30);
        JsonNode report = operator().get(one).json();
        while (report.at("/job/state").asString().equals("running")) {
            assertThat(Instant.now()).isBefore(end);
            Desk.pause();
            report = operator().get(one).json();
        }
    }

    @Test
    void nothingIsKeptOfWhatIsTooLargeOrEmpty() throws Exception {
        long before = files();
        TestHttp.Answer large = give(operator(), "large-archive", "x".repeat(1_048_577));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("city_archive_too_large");
        TestHttp.Answer full = give(operator(), "full-archive", "x".repeat(1_048_576));
        assertThat(full.status()).isEqualTo(202);
        TestHttp.Answer empty = give(operator(), "empty-archive", "");
        assertThat(empty.status()).isIn(400, 422);
        assertThat(files()).isEqualTo(before + 1);
    }

    private long files() throws Exception {
        Files.createDirectories(folder.folder());
        try (var there = Files.list(folder.folder())) {
            return there.count();
        }
    }

    @Test
    void nobodyButOperatorsGivesOrSeesArchives() throws Exception {
        City city = cities.quebec("gardienne");
        String admin = tokens.colleague(city, "alice", StaffRole.ADMIN);
        String id = give(operator(), "guarded-archive", "no zip").json().get("id").asString();
        long before = files();
        assertThat(give(http.to(OPERATORS), "anonymous-one", "x").status()).isEqualTo(401);
        assertThat(give(http.to(OPERATORS).as(admin), "admins-archive", "x").status())
                .isIn(403, 404);
        assertThat(give(http.to(city.host()).as(admin), "admins-archive", "x").status())
                .isEqualTo(404);
        assertThat(http.to(city.host()).as(admin).get(ARCHIVES + "/" + id).status()).isEqualTo(404);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        assertThat(operator().create(ARCHIVES, "{}").status()).isEqualTo(415);
        assertThat(
                        operator()
                                .with("Content-Type", "application/zip")
                                .send("POST", ARCHIVES, "x")
                                .code())
                .isEqualTo("idempotency_key_required");
    }
}
