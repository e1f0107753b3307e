package bourg.tenants.web;

import bourg.tenants.CityUpgrades;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.CityBehind;
import bourg.tenants.web.api.CitySchemas;
import bourg.tenants.web.api.CityUpgrade;
import bourg.tenants.web.api.Job;
import bourg.tenants.web.api.UpgradeState;
import bourg.tenants.web.api.UpgradeWave;
import bourg.tenants.web.api.UpgradesApi;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators see which cities are behind, and follow and start waves of upgrades. */
@RestController
class UpgradesController implements UpgradesApi {
    private final CityUpgrades upgrades;
    private final Jobs jobs;

    UpgradesController(CityUpgrades upgrades, Jobs jobs) {
        this.upgrades = upgrades;
        this.jobs = jobs;
    }

    @Override
    public CitySchemas getCitySchemas() {
        Caller.operator();
        return new CitySchemas(
                upgrades.newest(),
                upgrades.behind().stream()
                        .map(city ->
                                new CityBehind(
                                        city.city().toString(),
                                        city.code(),
                                        city.cell(),
                                        city.applied()))
                        .toList());
    }

    @Override
    public Job startUpgradeWave() {
        Caller.operator();
        return upgrades.start()
                .map(Views::job)
                .orElseThrow(() ->
                        Refusal.of(HttpStatus.CONFLICT, "upgrade_wave_under_way").toProblem());
    }

    @Override
    public UpgradeWave getUpgradeWave(String jobId) {
        Caller.operator();
        bourg.tenants.Job wave =
                JobId.parse(jobId)
                        .flatMap(jobs::find)
                        .filter(job -> job.kind().equals(CityUpgrades.KIND))
                        .orElseThrow(() -> Refusal.notFound().toProblem());
        return new UpgradeWave(
                Views.job(wave),
                upgrades.of(wave.id()).stream().map(UpgradesController::city).toList());
    }

    private static CityUpgrade city(bourg.tenants.CityUpgrade city) {
        return new CityUpgrade(
                        city.city().toString(),
                        city.code(),
                        city.cell(),
                        city.canary(),
                        UpgradeState.fromValue(city.state().name().toLowerCase(Locale.ROOT)))
                .error(city.error())
                .finishedAt(Views.time(city.finishedAt()));
    }
}
