package bourg.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.parts.login.Login;
import bourg.parts.login.Tokens;
import bourg.tenants.Actor;
import bourg.tenants.ActorResolver;
import bourg.tenants.ApiClient;
import bourg.tenants.Brand;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.IdentityProvider;
import bourg.tenants.Localized;
import bourg.tenants.PartnerRole;
import bourg.tenants.Person;
import bourg.tenants.PublicAddress;
import bourg.tenants.Realm;
import bourg.tenants.Site;
import bourg.tenants.SiteHosts;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.TaxRegion;
import bourg.testing.TestKeycloak;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeycloakIdentitiesTests {
    private static final Person ALICE = new Person("alice@valmont.example", "Alice", "Roy");
    private static final SiteHosts HOSTS =
            new SiteHosts("partners.localhost", "ops.localhost", "localhost");

    private final TestKeycloak keycloak = TestKeycloak.server();
    private final IdentityProvider provider =
            new IdentityProvider(
                    keycloak.url().toString(),
                    keycloak.url().toString(),
                    keycloak.adminClient(),
                    keycloak.adminSecret(),
                    keycloak.opsConsoleSecret());
    private final KeycloakAdmin admin = new KeycloakAdmin(provider);
    private final KeycloakIdentities identities = identities();
    private final ActorResolver resolver = new ActorResolver(provider);

    private KeycloakIdentities identities() {
        PublicAddress address = new PublicAddress(URI.create("http://localhost:8080"));
        KeycloakClients clients = new KeycloakClients(admin, address);
        return new KeycloakIdentities(
                new KeycloakOrganizations(admin, clients),
                clients,
                new KeycloakPeople(admin),
                address,
                HOSTS);
    }

    private static City city(String code) {
        return new City(
                CityId.next(),
                code,
                new Localized("Ville de " + code, "City of " + code),
                code + ".localhost",
                List.of(Locale.FRENCH, Locale.ENGLISH),
                ZoneId.of("America/Toronto"),
                Currency.getInstance("CAD"),
                TaxRegion.CA_QC,
                new Brand("#00653a"),
                CityState.PROVISIONING);
    }

    @Test
    void theFirstAdministratorHoldsEveryRoleOfTheCityAndOfNoOther() throws Exception {
        City valmont = city("valmont");
        City harbour = city("harbour");
        for (int again = 0; again < 2; again++) {
            identities.openCity(valmont, ALICE);
            identities.openCity(harbour, new Person("hugh@harbour.example", "Hugh", "Bell"));
        }
        Tokens tokens = signIn("console-valmont", valmont, ALICE.email());

        assertThat(actor(new Site.OfCity(valmont), Realm.WORKFORCE, tokens))
                .hasValueSatisfying(actor ->
                        assertThat(actor)
                                .isInstanceOfSatisfying(
                                        Actor.Staff.class,
                                        staff ->
                                                assertThat(staff.roles())
                                                        .containsExactlyInAnyOrder(
                                                                StaffRole.values())));
        assertThat(actor(new Site.OfCity(harbour), Realm.WORKFORCE, tokens)).isEmpty();
    }

    @Test
    void aPartnersServerActsForItsPartner() throws Exception {
        identities.openPartner(
                "arbor",
                "Arbor Care",
                new Person("ann@arbor.example", "Ann", "Wood"),
                Locale.ENGLISH);
        identities.openPartner(
                "arbor",
                "Arbor Care",
                new Person("ann@arbor.example", "Ann", "Wood"),
                Locale.ENGLISH);
        ApiClient client = identities.issueApiClient("arbor");
        Tokens tokens =
                Login.at(keycloak.realm("workforce"))
                        .server(client.clientId(), client.secret(), "");

        assertThat(actor(new Site.Partners("partners.localhost"), Realm.WORKFORCE, tokens))
                .hasValueSatisfying(actor ->
                        assertThat(actor)
                                .isInstanceOfSatisfying(
                                        Actor.PartnerMember.class,
                                        member -> {
                                            assertThat(member.partnerAlias()).isEqualTo("arbor");
                                            assertThat(member.roles())
                                                    .containsExactlyInAnyOrder(
                                                            PartnerRole.values());
                                        }));
    }

    @Test
    void peopleWhoComeWithTheirCityHaveTheirRolesAndNoPassword() throws Exception {
        City arrived = city("arrivee");
        var clerk = account("carl@arrivee.example", true, Set.of(StaffRole.CLERK));
        var former = account("fred@arrivee.example", false, Set.of(StaffRole.FINANCE));
        for (int again = 0; again < 2; again++) {
            identities.openCity(arrived);
            identities.admit(arrived, clerk);
            identities.admit(arrived, former);
        }
        List<StaffAccount> staff = new ArrayList<>();
        identities.eachStaff(arrived, staff::add);

        assertThat(staff)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrder(clerk, former);
        for (StaffAccount each : staff) {
            assertThat(admin.list(Realm.WORKFORCE, "/users/{user}/credentials", each.id()))
                    .isEmpty();
        }
        Tokens tokens = signIn("console-arrivee", arrived, clerk.email());
        assertThat(actor(new Site.OfCity(arrived), Realm.WORKFORCE, tokens))
                .hasValueSatisfying(actor ->
                        assertThat(actor)
                                .isInstanceOfSatisfying(
                                        Actor.Staff.class,
                                        one ->
                                                assertThat(one.roles())
                                                        .containsExactly(StaffRole.CLERK)));
    }

    private static StaffAccount account(String email, boolean enabled, Set<StaffRole> roles) {
        return new StaffAccount("elsewhere", email, "Carl", "Roy", "en", enabled, roles);
    }

    @Test
    void anAliasNeverChangesHands() {
        identities.openCity(city("mine"), new Person("owner@mine.example", "Owen", "Mine"));
        Person mallory = new Person("mallory@evil.example", "Mallory", "Evil");
        assertThatThrownBy(
                        () -> identities.openPartner("mine", "Not a city", mallory, Locale.FRENCH))
                .hasMessage("Organization mine is not of kind partner");
    }

    private Tokens signIn(String client, City city, String email) {
        String user =
                String.valueOf(
                        admin.list(Realm.WORKFORCE, "/users?username={name}&exact=true", email)
                                .getFirst()
                                .get("id"));
        admin.put(
                Realm.WORKFORCE,
                "/users/{user}/reset-password",
                Map.of("type", "password", "value", "trial-1234", "temporary", false),
                user);
        URI redirect = URI.create("http://" + city.host() + ":8080/console");
        return Login.at(keycloak.realm("workforce"))
                .person(
                        Login.Client.ofOrganization(client, redirect, city.code()),
                        email,
                        "trial-1234");
    }

    private Optional<Actor> actor(Site site, Realm realm, Tokens tokens) throws Exception {
        var claims = SignedJWT.parse(tokens.access()).getJWTClaimsSet().getClaims();
        assertThat(String.valueOf(claims.get("aud"))).contains("bourg-api");
        return resolver.resolve(
                site, provider.issuer(realm), String.valueOf(claims.get("azp")), claims);
    }
}
