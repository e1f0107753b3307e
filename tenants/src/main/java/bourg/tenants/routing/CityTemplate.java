package bourg.tenants.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * All migrations of a city in one piece, with the history that Flyway would have written: a new
 * city costs one transaction.
 */
final class CityTemplate {
    static final String HISTORY = "flyway_schema_history";
    private static final String HISTORY_TABLE =
            """
            create table flyway_schema_history (
                installed_rank integer not null,
                version varchar(50),
                description varchar(200) not null,
                type varchar(20) not null,
                script varchar(1000) not null,
                checksum integer,
                installed_by varchar(100) not null,
                installed_on timestamp not null default now(),
                execution_time integer not null,
                success boolean not null,
                constraint flyway_schema_history_pk primary key (installed_rank)
            );
            create index flyway_schema_history_s_idx on flyway_schema_history (success);
            """;
    private static final String HISTORY_ROW =
            "insert into flyway_schema_history (installed_rank, version, description,"
                    + " type, script, checksum, installed_by, execution_time, success)"
                    + " values (?, ?, ?, ?, ?, ?, current_user, 0, true)";

    private static final DefaultResourceLoader LOADER = new DefaultResourceLoader();

    private final List<Migration> migrations;

    private CityTemplate(List<Migration> migrations) {
        this.migrations = migrations;
    }

    static CityTemplate of(MigrationInfoService flyway, List<String> locations) {
        return new CityTemplate(
                Arrays.stream(flyway.all()).map(info -> Migration.of(info, locations)).toList());
    }

    int size() {
        return migrations.size();
    }

    /** Whether one of the migrations is this one, with the same text. */
    boolean has(AppliedMigration applied) {
        return migrations.stream().anyMatch(migration -> migration.is(applied));
    }

    /** Only those migrations that a city has which comes from elsewhere. */
    CityTemplate only(List<AppliedMigration> applied) {
        return new CityTemplate(
                migrations.stream()
                        .filter(migration -> applied.stream().anyMatch(migration::is))
                        .toList());
    }

    /** Leaves the commit to the caller. */
    void apply(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = " + schema);
            statement.execute(HISTORY_TABLE);
            for (Migration migration : migrations) {
                statement.execute(migration.sql());
            }
        }
        try (var row = connection.prepareStatement(HISTORY_ROW)) {
            for (int i = 0; i < migrations.size(); i++) {
                Migration migration = migrations.get(i);
                row.setInt(1, i + 1);
                row.setString(2, migration.version());
                row.setString(3, migration.description());
                row.setString(4, migration.type());
                row.setString(5, migration.script());
                row.setObject(6, migration.checksum());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private record Migration(
            String version,
            String description,
            String type,
            String script,
            Integer checksum,
            String sql) {
        boolean is(AppliedMigration applied) {
            return version.equals(applied.version()) && checksum == applied.checksum();
        }

        static Migration of(MigrationInfo info, List<String> locations) {
            return new Migration(
                    Objects.requireNonNull(info.getVersion()).getVersion(),
                    info.getDescription(),
                    info.getType().name(),
                    info.getScript(),
                    Objects.requireNonNull(info.getResolvedChecksum()),
                    text(info.getScript(), locations));
        }

        private static String text(String script, List<String> locations) {
            Resource found =
                    locations.stream()
                            .map(place -> LOADER.getResource(place + "/" + script))
                            .filter(Resource::exists)
                            .findFirst()
                            .orElseThrow();
            try {
                return found.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new IllegalStateException("Cannot read the migration " + script, unreadable);
            }
        }
    }
}
