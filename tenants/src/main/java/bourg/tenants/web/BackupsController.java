package bourg.tenants.web;

import bourg.tenants.BackupId;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.Page;
import bourg.tenants.Restoring;
import bourg.tenants.contract.ApiProblem;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.Backup;
import bourg.tenants.web.api.BackupList;
import bourg.tenants.web.api.BackupsApi;
import bourg.tenants.web.api.Job;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators back one city up and put it back to what it was. */
@RestController
class BackupsController implements BackupsApi {
    private final Cities cities;
    private final CityBackups backups;

    BackupsController(Cities cities, CityBackups backups) {
        this.cities = cities;
        this.backups = backups;
    }

    @Override
    public BackupList listBackups(String cityId, @Nullable String cursor, Integer limit) {
        Caller.operator();
        UUID before = Cursor.decodeId(cursor);
        Page<bourg.tenants.Backup> page =
                backups.list(
                        require(cityId).id(), before == null ? null : new BackupId(before), limit);
        BackupList list =
                new BackupList(page.items().stream().map(BackupsController::view).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().id().value()))
                : list;
    }

    @Override
    public Job startBackup(String cityId, String idempotencyKey) {
        Caller.operator();
        return backups.backUp(require(cityId))
                .map(Views::job)
                .orElseThrow(BackupsController::notNow);
    }

    @Override
    public Job restoreBackup(String cityId, String backupId, String idempotencyKey) {
        Caller.operator();
        BackupId id = BackupId.parse(backupId).orElseThrow(BackupsController::notFound);
        return switch (backups.restore(require(cityId), id)) {
            case Restoring.Started(var job) -> Views.job(job);
            case Restoring.NoSuchBackup() -> throw notFound();
            case Restoring.NotNow() -> throw notNow();
        };
    }

    private static Backup view(bourg.tenants.Backup backup) {
        return new Backup(
                backup.id().toString(),
                backup.takenAt().atOffset(ZoneOffset.UTC),
                backup.rows(),
                backup.bytes());
    }

    private City require(String cityId) {
        return CityId.parse(cityId).flatMap(cities::find).orElseThrow(BackupsController::notFound);
    }

    private static ApiProblem notFound() {
        return Refusal.notFound().toProblem();
    }

    private static ApiProblem notNow() {
        return Refusal.of(HttpStatus.CONFLICT, "city_busy").toProblem();
    }
}
