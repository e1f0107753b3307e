package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.tenants.City;
import bourg.tenants.IsolationReport;
import bourg.tenants.IsolationReports;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator publishes about the walls around a city, its administrators see. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ConsoleIsolationTest extends ConsoleTest {
    private static final String PAGE = "/console/isolation";

    @Autowired IsolationReports reports;
    @Autowired TestTokens tokens;

    @Test
    void theLatestReportIsShownToTheCityItIsAbout() {
        City city = cities.quebec("walled");
        City other = cities.novaScotia("unwalled");
        Browser alice = signedIn(city, StaffRole.ADMIN);
        assertThat(alice.get(PAGE).text()).contains("Aucun rapport");

        reports.publish(report(city, 3, Instant.parse("2026-01-02T03:04:05Z")));
        assertThat(alice.get(PAGE).text()).contains("Quelque chose est passé");
        reports.publish(report(city, 0, Instant.parse("2026-02-02T03:04:05Z")));
        assertThat(alice.get(PAGE).text()).contains("Personne n’est passé", "81", "43");
        assertThat(alice.get("/console").page().select("a[href=" + PAGE + "]")).hasSize(1);
        assertThat(signedIn(other, StaffRole.ADMIN).get(PAGE).text())
                .containsAnyOf("Aucun rapport", "No report");
    }

    @Test
    void everyRoleAndTrickOfTheContractHasItsWords() {
        City city = cities.quebec("tricked");
        String body =
                """
                {"city_id": "%s", "ran_at": "2026-03-01T00:00:00Z", "seconds": 7, "operations": 2, "probes": 9,
                 "valid_probes": 8, "leaks": 0, "foreign_writes": 0,
                 "by_role": [{"role": "partner_server", "probes": 8}], "by_trick": [{"trick": "host_form", "probes": 8}]}\
                """
                        .formatted(city.id());
        var operators = http.to("ops.localhost").as(tokens.operator());

        assertThat(operators.create("/api/v1/isolation-reports", body).status()).isEqualTo(201);
        assertThat(
                        operators
                                .create(
                                        "/api/v1/isolation-reports",
                                        body.replace("\"probes\": 9", "\"probes\": 1"))
                                .code())
                .isEqualTo("invalid_request");
        assertThat(signedIn(city, StaffRole.ADMIN).get(PAGE).text())
                .contains("Le serveur d’un partenaire", "En écrivant votre adresse");
    }

    private static IsolationReport report(City city, long leaks, Instant at) {
        return new IsolationReport(
                city.id(),
                at,
                Duration.ofSeconds(95),
                new IsolationReport.Probes(43, 90, 81),
                leaks,
                0,
                Map.of("citizen", 81L),
                Map.of("plain", 81L));
    }
}
