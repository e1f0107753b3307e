package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.marketplace.Adoption;
import bourg.client.marketplace.AdoptionCreation;
import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.Service;
import bourg.client.marketplace.ServicesApi;
import bourg.client.marketplace.Terms;
import bourg.client.tenants.BackupsApi;
import bourg.client.tenants.Brand;
import bourg.client.tenants.CitiesApi;
import bourg.client.tenants.City;
import bourg.client.tenants.CityOpening;
import bourg.client.tenants.CityState;
import bourg.client.tenants.Language;
import bourg.client.tenants.LocalizedText;
import bourg.client.tenants.Person;
import bourg.client.tenants.Provisioning;
import bourg.client.tenants.StepState;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A city of a test's own in Québec, opened by an operator; its first administrator can sign in. */
public record NewCity(City city, String admin) {

    /** What the operator asks for. */
    public static CityOpening opening(String code) {
        return new CityOpening()
                .code(code)
                .name(new LocalizedText().fr("Ville de " + code).en("City of " + code))
                .host(code + ".localhost")
                .languages(List.of(Language.FR, Language.EN))
                .timeZone("America/Toronto")
                .currency("CAD")
                .taxRegion("CA-QC")
                .brand(new Brand().colour("#7a1f5c"))
                .firstAdmin(
                        new Person()
                                .email("admin@" + code + ".example")
                                .givenName("Noëlle")
                                .familyName("Côté"));
    }

    /** Opens a city and follows it until it is active and its administrator has come in. */
    public static NewCity open(String code) {
        CityOpening opening = opening(code);
        City city =
                new CitiesApi(RunningPlatform.operator().tenants())
                        .openCity("open-city-" + code, opening);
        follow(city.getId());
        String admin = opening.getFirstAdmin().getEmail();
        Newcomers.acceptInvitation(admin);
        return new NewCity(city, admin);
    }

    /** Follows the opening until the city is active; every step must then be done. */
    public static Provisioning follow(String id) {
        CitiesApi cities = new CitiesApi(RunningPlatform.operator().tenants());
        Provisioning end =
                Waiting.patiently()
                        .until(
                                () -> cities.getProvisioning(id),
                                now -> now.getState() == CityState.ACTIVE);
        assertThat(end.getSteps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.getState()).isEqualTo(StepState.DONE));
        return end;
    }

    /** A complete backup of what the city is now. */
    public String backup() {
        BackupsApi backups = new BackupsApi(RunningPlatform.operator().tenants());
        backups.startBackup(city.getId(), UUID.randomUUID().toString());
        return Waiting.patiently()
                .until(
                        () -> backups.listBackups(city.getId(), null, 1).getItems(),
                        complete -> !complete.isEmpty())
                .getFirst()
                .getId();
    }

    public String code() {
        return city.getCode();
    }

    /** The city's administrator, freshly signed in at its console. */
    public Api staff() {
        return RunningPlatform.staff(code(), admin);
    }

    /** The city's portal as anybody sees it. */
    public Api portal() {
        return RunningPlatform.anonymous(code());
    }

    /** What a portal shows. */
    public static List<Service> services(String code) {
        return new ServicesApi(RunningPlatform.anonymous(code).marketplace())
                .listServices(null, null, null, 100)
                .getItems();
    }

    /** Terms that hold from yesterday on, so that no clock is behind them. */
    public static Terms terms(int city, int partner, int platform, FeeBearer bearer) {
        return new Terms()
                .cityShareBasisPoints(city)
                .partnerShareBasisPoints(partner)
                .platformShareBasisPoints(platform)
                .feeBearer(bearer)
                .validFrom(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    }

    /** Adopts an offer and puts it on the portal. */
    public Adoption sell(String offer, Terms terms) {
        AdoptionsApi adoptions = new AdoptionsApi(staff().marketplace());
        String id =
                adoptions
                        .adoptOffer(
                                UUID.randomUUID().toString(),
                                new AdoptionCreation().offerId(offer).terms(terms))
                        .getId();
        return adoptions.publishAdoption(id);
    }
}
