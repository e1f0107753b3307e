package bourg.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityImports;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.CloseCity;
import bourg.tenants.ClosingChange;
import bourg.tenants.Closings;
import bourg.tenants.Erasures;
import bourg.tenants.Identities;
import bourg.tenants.IdentityProvider;
import bourg.tenants.ImportedCity;
import bourg.tenants.OpenCity;
import bourg.tenants.Person;
import bourg.tenants.Provisioning;
import bourg.tenants.PublicAddress;
import bourg.tenants.Realm;
import bourg.tenants.SiteHosts;
import bourg.tenants.Undone;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.testing.TestKeycloak;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A real Keycloak answers errors in the middle of an opening, and forgets cities given up. */
@CityTest
@Import(KeycloakFailsTests.RealIdentities.class)
class KeycloakFailsTests {
    private static final TestKeycloak KEYCLOAK = TestKeycloak.server();
    private static final Detour DETOUR = Detour.to(KEYCLOAK.url());
    private static final KeycloakAdmin ADMIN = new KeycloakAdmin(provider());

    private final Cities cities;
    private final CityLife life;
    private final CityImports imports;
    private final TestCities trial;

    KeycloakFailsTests(
            @Autowired Cities cities,
            @Autowired CityLife life,
            @Autowired CityImports imports,
            @Autowired TestCities trial) {
        this.cities = cities;
        this.life = life;
        this.imports = imports;
        this.trial = trial;
    }

    private static IdentityProvider provider() {
        return new IdentityProvider(
                KEYCLOAK.url().toString(),
                DETOUR.url(),
                KEYCLOAK.adminClient(),
                KEYCLOAK.adminSecret(),
                KEYCLOAK.opsConsoleSecret());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RealIdentities {
        @Bean
        @Primary
        Identities realIdentities(PublicAddress address, SiteHosts hosts) {
            KeycloakClients clients = new KeycloakClients(ADMIN, address);
            return new KeycloakIdentities(
                    new KeycloakOrganizations(ADMIN, clients),
                    clients,
                    new KeycloakPeople(ADMIN),
                    address,
                    hosts);
        }
    }

    @AfterEach
    void behave() {
        DETOUR.behave();
    }

    private Provisioning.Step identity(City city) {
        return trial.step(city, "identity");
    }

    private static int found(Realm realm, String path, String name) {
        return ADMIN.list(realm, path, name).size();
    }

    private static List<Integer> traces(String code) {
        return List.of(
                found(Realm.WORKFORCE, "/organizations?search={alias}&exact=true", code),
                found(Realm.WORKFORCE, "/clients?clientId={id}", "console-" + code),
                found(Realm.CITIZENS, "/clients?clientId={id}", "portal-" + code),
                found(
                        Realm.WORKFORCE,
                        "/users?username={name}&exact=true",
                        "admin@" + code + ".example"));
    }

    @Test
    void anOpeningGoesOnAfterErrorsAndOneGivenUpLeavesNothing() {
        DETOUR.fail("/admin/realms/citizens/clients");
        City mended = trial.begin("kc-mended");
        City dropped = trial.begin("kc-dropped");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        identity(mended).state() == Provisioning.State.FAILED
                                && identity(dropped).state() == Provisioning.State.FAILED);
        assertThat(identity(dropped).error()).isNotBlank();
        assertThat(traces("kc-dropped")).contains(1);

        DETOUR.behave();
        assertThat(life.abandon(dropped.id())).isPresent();
        cities.resume(mended.id());
        assertThat(trial.awaitOpen(mended).state()).isEqualTo(CityState.ACTIVE);
        assertThat(traces("kc-mended")).containsExactly(1, 1, 1, 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> cities.find(dropped.id()).isEmpty());
        assertThat(traces("kc-dropped")).containsExactly(0, 0, 0, 0);
    }

    /** The last call of the step fails: the account exists and belongs to nothing yet. */
    @Test
    void anInvitedAccountWithoutMembershipGoesToo() {
        DETOUR.fail("/members");
        City city = trial.begin("kc-invited");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> identity(city).state() == Provisioning.State.FAILED);
        assertThat(traces("kc-invited")).containsExactly(1, 1, 1, 1);
        DETOUR.behave();
        assertThat(life.abandon(city.id())).isPresent();
        await().atMost(Duration.ofSeconds(60)).until(() -> cities.find(city.id()).isEmpty());
        assertThat(traces("kc-invited")).containsExactly(0, 0, 0, 0);
    }

    /**
     * An account is a person's: who works for another city too keeps it, as long as that city
     * stays.
     */
    @Test
    void whoBelongsToAnotherCityTooKeepsTheAccount() {
        City leaving = trial.awaitOpen(trial.begin("kc-leaving"));
        City staying = trial.awaitOpen(trial.begin("kc-staying"));
        KeycloakClients clients =
                new KeycloakClients(ADMIN, new PublicAddress(URI.create("http://localhost:8080")));
        KeycloakOrganizations organizations = new KeycloakOrganizations(ADMIN, clients);
        KeycloakPeople people = new KeycloakPeople(ADMIN);
        String user =
                String.valueOf(
                        ADMIN.list(
                                        Realm.WORKFORCE,
                                        "/users?username={name}&exact=true",
                                        "admin@kc-leaving.example")
                                .getFirst()
                                .get("id"));
        organizations.join(organizations.find("kc-staying", "city").orElseThrow(), user, List.of());
        KeycloakFarewell farewell = new KeycloakFarewell(organizations, clients, people);

        assertThat(farewell.of(leaving, Optional.empty())).contains(Undone.deleted("accounts", 0));
        assertThat(traces("kc-leaving")).containsExactly(0, 0, 0, 1);
        assertThat(organizations.memberships(user)).isEqualTo(1);

        assertThat(farewell.of(staying, Optional.empty())).contains(Undone.deleted("accounts", 2));
        assertThat(traces("kc-leaving")).containsExactly(0, 0, 0, 0);
    }

    @Test
    void anErasedCityLeavesNobodyBehindButWhoWorksElsewhereToo(
            @Autowired Closings closings, @Autowired Erasures erasures) {
        City erased = trial.quebec("kc-erased");
        City stays = trial.quebec("kc-stays");
        City shared = trial.open(withTheAdministratorOf(stays, "kc-shared"));
        assertThat(traces("kc-erased")).containsExactly(1, 1, 1, 1);
        for (City city : List.of(erased, shared)) {
            closings.close(city, new CloseCity(city.code(), true));
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            erasures.begin(city, city.code()) instanceof ClosingChange.Erasing);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> closings.certificate(city.id()).isPresent());
        }
        assertThat(traces("kc-erased")).containsExactly(0, 0, 0, 0);
        assertThat(traces("kc-shared")).containsExactly(0, 0, 0, 0);
        assertThat(traces("kc-stays")).containsExactly(1, 1, 1, 1);
        assertThat(closings.certificate(erased.id()).orElseThrow().text())
                .contains("\"kind\":\"accounts\",\"part\":\"identity\",\"records\":1");
        assertThat(closings.certificate(shared.id()).orElseThrow().text())
                .contains("\"kind\":\"accounts\",\"part\":\"identity\",\"records\":0");
    }

    private static OpenCity withTheAdministratorOf(City other, String code) {
        OpenCity wish = TestCities.wish(code, List.of("fr"), "America/Toronto", other.taxRegion());
        return new OpenCity(
                wish.code(),
                wish.name(),
                wish.host(),
                wish.languages(),
                wish.timeZone(),
                wish.currency(),
                wish.taxRegion(),
                wish.colour(),
                null,
                new Person("admin@" + other.code() + ".example", "Alice", "Admin"));
    }

    @Test
    void tenCitiesOfAFileOpenWithARealKeycloak() {
        String heading =
                "code,name_fr,name_en,region,host,languages,admin_email,admin_given_name,admin_family_name\n";
        List<String> codes = IntStream.range(0, 10).mapToObj(i -> "kc-file" + i).toList();
        String csv =
                heading
                        + String.join(
                                "\n",
                                codes.stream()
                                        .map(code ->
                                                "%s,V,C,CA-QC,%s.example,fr,admin@%s.example,A,B"
                                                        .formatted(code, code, code))
                                        .toList());
        long begin = System.nanoTime();
        var started = (CityImports.Outcome.Started) imports.start(csv);
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        imports.of(started.job().id()).orElseThrow().stream()
                                .allMatch(row -> row.outcome() == ImportedCity.Outcome.OPENED));
        long each = Duration.ofNanos(System.nanoTime() - begin).toMillis() / codes.size();
        System.out.println("Bulk onboarding with a real Keycloak: " + each + " ms per city");
        assertThat(traces("kc-file9")).containsExactly(1, 1, 1, 1);
    }
}
