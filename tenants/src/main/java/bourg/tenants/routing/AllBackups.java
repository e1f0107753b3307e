package bourg.tenants.routing;

import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Backs all cities up, one after the other. One that fails does not keep the others from it, but
 * the job is tried again for it.
 */
@Component
class AllBackups implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(AllBackups.class);

    private final Cities cities;
    private final CityBackup backup;
    private final StoredBackups backups;

    AllBackups(Cities cities, CityBackup backup, StoredBackups backups) {
        this.cities = cities;
        this.backup = backup;
        this.backups = backups;
    }

    @Override
    public String kind() {
        return CityBackups.BACK_UP_ALL;
    }

    @Override
    public void run(Job job, Progress progress) {
        List<City> open = open();
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            City city = open.get(i);
            progress.report(i, open.size(), city.code());
            if (!isDone(job, city.id()) && !isBackedUp(city.id())) {
                failed.add(city.code());
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not backed up: " + String.join(", ", failed));
        }
    }

    private List<City> open() {
        List<City> open = new ArrayList<>();
        cities.each(city -> {
            if (city.state() == CityState.ACTIVE || city.state() == CityState.SUSPENDED) {
                open.add(city);
            }
        });
        return open;
    }

    private boolean isDone(Job job, CityId city) {
        return backups.of(city).stream()
                .map(Backup::takenAt)
                .anyMatch(moment -> moment.isAfter(job.startedAt()));
    }

    private boolean isBackedUp(CityId city) {
        return CurrentCity.call(
                city,
                () -> {
                    try {
                        backup.take(city, BackupId.next(), (_, _, _) -> {});
                        return true;
                    } catch (SQLException | IOException | RuntimeException failure) {
                        LOG.error("The city was not backed up", failure);
                        return false;
                    }
                });
    }
}
