package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.AdoptionId;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people and programs are told while a city is moved or put back. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityAwayTest extends ConsoleTest {
    @Autowired TestTokens tokens;

    @Test
    void aCityThatIsMovedAnswersNobodyAndSaysWhenToComeBack() {
        City city = cities.quebec("away");
        become(city, "MOVING", 503);

        TestHttp.Answer program = orders(city);
        assertThat(program.status()).isEqualTo(503);
        assertThat(program.code()).isEqualTo("city_moving");
        assertThat(program.header("Retry-After")).isEqualTo("5");

        TestHttp.Answer person = page(city, "/about");
        assertThat(person.status()).isEqualTo(503);
        assertThat(person.header("Retry-After")).isEqualTo("30");
        assertThat(text(person)).contains("Nous déplaçons ou restaurons");

        become(city, "ACTIVE", 200);
        assertThat(page(city, "/about").status()).isEqualTo(200);
    }

    @Test
    void aCityThatIsReadOnlyIsReadAndSaysThatNothingWasSaved() {
        City city = cities.quebec("readonly");
        AdoptionId service = market.bikeParking(city);
        become(city, "READ_ONLY", 200);

        assertThat(orders(city).status()).isEqualTo(200);
        TestHttp.Answer program =
                http.to(city.host())
                        .create(
                                "/api/v1/orders",
                                """
                                {"service_id": "%s", "quantity": 1, "answers": {"plate": "VC-1"}, "language": "fr",
                                 "contact": {"email": "lise@citoyen.example", "name": "Lise"}}
                                """
                                        .formatted(service));
        assertThat(program.code()).isEqualTo("city_read_only");
        assertThat(program.status()).isEqualTo(503);
        assertThat(program.header("Retry-After")).isEqualTo("5");

        TestHttp.Answer person = submit(city, "/services/" + service + "/form");
        assertThat(person.status()).isEqualTo(503);
        assertThat(person.header("Retry-After")).isEqualTo("30");
        assertThat(text(person)).contains("modifi");
        become(city, "ACTIVE", 200);
        assertThat(submit(city, "/services/" + service + "/form").status()).isEqualTo(302);
    }

    /** Placements are remembered for a few seconds; asking answers when the news has come. */
    private void become(City city, String state, int status) {
        federation
                .sql("update placement set state = ?, epoch = epoch + 1 where city = ?")
                .params(state, city.id().value())
                .update();
        Awaitility.await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
        assertThat(orders(city).status()).isEqualTo(status);
    }

    private TestHttp.Answer orders(City city) {
        return http.to(city.host()).as(tokens.staff(city, StaffRole.ADMIN)).get("/api/v1/orders");
    }

    private TestHttp.Answer page(City city, String path) {
        return http.to(city.host()).with("Accept", "text/html").get(path);
    }

    /** As a browser sends the form that it was given, with its cookies. */
    private TestHttp.Answer submit(City city, String path) {
        TestHttp.Answer form = page(city, path);
        String csrf = Jsoup.parse(form.response().body()).select("input[name=_csrf]").val();
        String token = URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        TestHttp.Request request =
                http.to(city.host())
                        .with("Accept", "text/html")
                        .with("Content-Type", "application/x-www-form-urlencoded");
        for (String cookie : form.response().headers().allValues("Set-Cookie")) {
            request = request.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        }
        return request.send("POST", path, "_csrf=" + token + "&answer.plate=VC-1&_quantity=1");
    }

    private static String text(TestHttp.Answer page) {
        return Jsoup.parse(page.response().body()).text();
    }
}
