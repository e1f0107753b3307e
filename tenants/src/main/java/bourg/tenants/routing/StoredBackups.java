package bourg.tenants.routing;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import bourg.tenants.InFederation;
import bourg.tenants.Job;
import bourg.tenants.Jobs;
import bourg.tenants.Page;
import bourg.tenants.Restoring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows which backups are complete, and starts the jobs that take and restore them. */
@Component
class StoredBackups implements CityBackups {
    private static final String SELECT =
            "select id, taken_at, row_count, bytes from city_backup where city = ? ";

    private final JdbcClient federation;
    private final Jobs jobs;
    private final CityBusiness business;
    private final AuditTrail trail;

    StoredBackups(
            @Qualifier("federation") JdbcClient federation,
            Jobs jobs,
            CityBusiness business,
            AuditTrail trail) {
        this.federation = federation;
        this.jobs = jobs;
        this.business = business;
        this.trail = trail;
    }

    @Override
    public List<Backup> of(CityId city) {
        return federation
                .sql(SELECT + "order by id desc")
                .param(city.value())
                .query(StoredBackups::read)
                .list();
    }

    @Override
    public Page<Backup> list(CityId city, @Nullable BackupId before, int limit) {
        return Page.of(
                federation
                        .sql(SELECT + "and id < ? order by id desc limit ?")
                        .params(
                                city.value(),
                                before == null ? Identifiers.LAST : before.value(),
                                limit + 1)
                        .query(StoredBackups::read)
                        .list(),
                limit);
    }

    @Override
    public Optional<Backup> find(CityId city, BackupId id) {
        return federation
                .sql(SELECT + "and id = ?")
                .params(city.value(), id.value())
                .query(StoredBackups::read)
                .optional();
    }

    @Override
    @InFederation
    public Optional<Job> backUp(City city) {
        if (!business.isFree(city)) {
            return Optional.empty();
        }
        BackupId id = BackupId.next();
        trail.changedOutside(city.id(), AuditAct.on("city_backup_asked", id));
        return Optional.of(jobs.start(BACK_UP, city.id(), id.toString()));
    }

    @Override
    @InFederation
    public Restoring restore(City city, BackupId id) {
        if (find(city.id(), id).isEmpty()) {
            return new Restoring.NoSuchBackup();
        }
        if (!business.isFree(city)) {
            return new Restoring.NotNow();
        }
        trail.changedOutside(city.id(), AuditAct.on("city_restore_asked", id));
        var wish = new CityRestore.Wish(id, BackupId.next());
        return new Restoring.Started(jobs.start(RESTORE, city.id(), wish.toString()));
    }

    /** Harmless when it is known already. */
    void add(CityId city, BackupId id, BackupManifest manifest) {
        federation
                .sql(
                        """
                        insert into city_backup (id, city, taken_at, row_count, bytes) values (?, ?, ?, ?, ?)
                        on conflict (id) do nothing\
                        """)
                .params(
                        id.value(),
                        city.value(),
                        manifest.takenAt().atOffset(ZoneOffset.UTC),
                        manifest.rows(),
                        manifest.bytes())
                .update();
    }

    void remove(CityId city, BackupId id) {
        federation
                .sql("delete from city_backup where city = ? and id = ?")
                .params(city.value(), id.value())
                .update();
    }

    private static Backup read(ResultSet row, int number) throws SQLException {
        return new Backup(
                new BackupId(row.getObject("id", UUID.class)),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getLong("row_count"),
                row.getLong("bytes"));
    }
}
