package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.tenants.CitiesApi;
import bourg.client.tenants.City;
import bourg.client.tenants.CityState;
import bourg.client.tenants.Provisioning;
import bourg.client.tenants.ProvisioningStep;
import bourg.client.tenants.StepState;
import bourg.local.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application is killed while it opens a city; the opening goes on where it stopped. */
class KilledOpeningIT {
    private static final String CODE = "demi-ouverte";

    @AfterEach
    void behave() {
        SandboxKnobs.behave();
    }

    @Test
    void aHalfOpenedCityIsOpenInTheEnd() {
        SandboxKnobs.fail("POST", "/v2/core/accounts", "error", 1000);
        CitiesApi cities = new CitiesApi(RunningPlatform.operator().tenants());
        City opened = cities.openCity("half-open", NewCity.opening(CODE));
        Provisioning before =
                Waiting.patiently()
                        .until(
                                () -> cities.getProvisioning(opened.getId()),
                                now -> attempts(now, "payments") > 0);
        assertThat(before.getState()).isEqualTo(CityState.PROVISIONING);
        assertThat(before.getSteps())
                .extracting(ProvisioningStep::getState)
                .contains(StepState.DONE, StepState.PENDING);

        RunningPlatform.killApplication(SandboxKnobs::behave);

        Provisioning after = NewCity.follow(opened.getId());
        assertThat(attempts(after, "identity")).as("what was done is not done again").isEqualTo(1);
        Newcomers.acceptInvitation(NewCity.opening(CODE).getFirstAdmin().getEmail());
        assertThat(NewCity.services(CODE)).isEmpty();
    }

    private static int attempts(Provisioning provisioning, String step) {
        return provisioning.getSteps().stream()
                .filter(each -> each.getName().equals(step))
                .map(ProvisioningStep::getAttempts)
                .findFirst()
                .orElseThrow();
    }
}
