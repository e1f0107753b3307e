package bourg.tenants.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Operators back a city up and put it back by API; nobody else does. */
@CityTest
class BackupsTests {
    private final City city;
    private final TestHttp http;
    private final TestTokens tokens;

    BackupsTests(
            @Autowired TestCities cities, @Autowired TestHttp http, @Autowired TestTokens tokens) {
        this.city = cities.quebec("backed-up");
        this.http = http;
        this.tokens = tokens;
    }

    private TestHttp.Request operator() {
        return http.to("ops.localhost").as(tokens.operator());
    }

    private String path() {
        return "/api/v1/cities/" + city.id() + "/backups";
    }

    private String done(TestHttp.Answer started) {
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        String job = "/api/v1/jobs/" + started.json().path("id").asString();
        await().until(() -> state(job).equals("done"));
        return job;
    }

    private String state(String job) {
        return operator().get(job).json().path("state").asString();
    }

    @Test
    void aBackupIsMadeListedAndPutBack() {
        done(operator().create(path(), ""));
        done(operator().create(path(), ""));
        TestHttp.Answer newest = operator().get(path() + "?limit=1");
        String id = newest.json().at("/items/0/id").asString();
        TestHttp.Answer next =
                operator()
                        .get(
                                path()
                                        + "?limit=1&cursor="
                                        + newest.json().path("next_cursor").asString());
        assertThat(next.json().at("/items/0/id").asString()).startsWith("bkup_").isNotEqualTo(id);
        assertThat(newest.json().at("/items/0/rows").asLong()).isPositive();

        done(operator().create(path() + "/" + id + "/restore", ""));
        assertThat(http.to(city.host()).get("/api/v1/city").status()).isEqualTo(200);
    }

    @Test
    void theSameKeyStartsOneBackup() {
        TestHttp.Request request = operator().with("Idempotency-Key", "backup-of-the-night");
        TestHttp.Answer first = request.post(path(), "");
        TestHttp.Answer second = request.post(path(), "");
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        done(first);
    }

    @Test
    void whatIsNotThereOrNotTheirsIsNotFound() {
        String unknown = path() + "/" + BackupId.next() + "/restore";
        assertThat(operator().create(unknown, "").status()).isEqualTo(404);
        assertThat(operator().get("/api/v1/cities/" + CityId.next() + "/backups").status())
                .isEqualTo(404);
        TestHttp.Request admin = http.to(city.host()).as(tokens.staff(city, StaffRole.values()));
        assertThat(admin.get(path()).status()).isEqualTo(404);
        assertThat(admin.create(path(), "").status()).isEqualTo(404);
        assertThat(admin.create(unknown, "").status()).isEqualTo(404);
        assertThat(http.to("ops.localhost").get(path()).status()).isEqualTo(401);
    }
}
