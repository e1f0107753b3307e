package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The backups of a city, with their files. */
@Component
class BackupRemains implements CityRemains {
    private final BackupFolder folder;
    private final StoredBackups backups;

    BackupRemains(BackupFolder folder, StoredBackups backups) {
        this.folder = folder;
        this.backups = backups;
    }

    @Override
    public String name() {
        return "backups";
    }

    @Override
    public List<Erasure> plan(City city) {
        try {
            return List.of(
                    Erasure.deleted("files", folder.count(city.id())),
                    Erasure.deleted("backups", backups.of(city.id()).size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void erase(City city) {
        try {
            folder.delete(city.id());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        backups.of(city.id()).forEach(backup -> backups.remove(city.id(), backup.id()));
    }
}
