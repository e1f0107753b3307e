package bourg.local.demo;

import bourg.client.marketplace.Adoption;
import bourg.client.marketplace.AdoptionCreation;
import bourg.client.marketplace.AdoptionState;
import bourg.client.marketplace.AdoptionsApi;
import bourg.client.tenants.CitiesApi;
import bourg.client.tenants.CityState;
import bourg.client.tenants.Provisioning;
import bourg.client.tenants.ProvisioningStep;
import bourg.client.tenants.StepState;
import bourg.local.Api;
import bourg.local.demo.Cast.DemoCity;
import bourg.local.demo.Demo.Stage;
import bourg.parts.Progress;
import bourg.parts.login.Tokens;
import java.time.Duration;
import java.time.Instant;

/** Opens the demo's cities as the platform's automation, and adopts offers as their staff. */
record OpenedCities(Stage stage, Script script, People people, Progress progress) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    void open(DemoCity city) {
        script.once(
                city.code() + ".open",
                () -> {
                    progress.say("opening " + city.opening().getName().getEn());
                    String id =
                            automation()
                                    .openCity("demo-open-" + city.code(), city.opening())
                                    .getId();
                    awaitActive(id);
                    return id;
                });
        script.once(
                city.code() + ".payouts",
                () -> {
                    people.workforce(city.staff());
                    HostedOnboarding.complete(
                            new Api(stage.hosts().of(city.code()), staff(city)),
                            "demo-payouts-" + city.code(),
                            city.opening().getName().getEn());
                    return "yes";
                });
    }

    void adopt(DemoCity city, String offer) {
        script.once(
                city.code() + ".adoption",
                () -> {
                    progress.say(city.opening().getName().getEn() + " adopts an offer");
                    AdoptionsApi adoptions =
                            new AdoptionsApi(
                                    new Api(stage.hosts().of(city.code()), staff(city))
                                            .marketplace());
                    Adoption adoption =
                            adoptions.adoptOffer(
                                    "demo-adopt-" + city.code(),
                                    new AdoptionCreation().offerId(offer).terms(city.terms()));
                    String id = adoption.getId();
                    if (adoptions.getAdoption(id).getState() == AdoptionState.DRAFT) {
                        adoptions.publishAdoption(id);
                    }
                    return id;
                });
    }

    private void awaitActive(String city) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Provisioning provisioning = automation().getProvisioning(city);
            if (provisioning.getState() == CityState.ACTIVE) {
                return;
            }
            boolean failed =
                    provisioning.getSteps().stream()
                            .anyMatch(step -> step.getState() == StepState.FAILED);
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "The city did not open: "
                                + provisioning.getSteps().stream()
                                        .map(ProvisioningStep::toString)
                                        .toList());
            }
            if (failed) {
                automation().resumeProvisioning(city);
            }
            Pause.seconds(1);
        }
    }

    private CitiesApi automation() {
        return new CitiesApi(
                new Api(stage.hosts().of("ops"), stage.access().automation()).tenants());
    }

    private Tokens staff(DemoCity city) {
        return stage.access().staff(city.code(), city.staff(), Cast.password(city.staff()));
    }
}
