package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few seconds where each city lives. Reads outside any Spring transaction, because
 * a city's transaction that asks here must not hold on to a connection of the control plane.
 */
@Component
@DependsOn("federationFlyway")
class Placements {
    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final String QUERY =
            "select cell, schema, region, state, epoch from placement where city = ?";

    private final DataSource federation;
    private final Map<CityId, Remembered> known = new ConcurrentHashMap<>();

    Placements(@Qualifier("federationDataSource") DataSource federation) {
        this.federation = federation;
    }

    Placement of(CityId city) throws SQLException {
        Remembered remembered = known.get(city);
        Instant now = Instant.now();
        if (remembered != null && remembered.until().isAfter(now)) {
            return remembered.placement();
        }
        Placement placement =
                find(city)
                        .orElseThrow(() -> new SQLException("City " + city + " has no place yet"));
        known.put(city, new Remembered(placement, now.plus(MEMORY)));
        return placement;
    }

    /** The place, asked for anew; nothing for a city that has none. */
    Optional<Placement> fresh(CityId city) throws SQLException {
        forget(city);
        return find(city);
    }

    void forget(CityId city) {
        known.remove(city);
    }

    private Optional<Placement> find(CityId city) throws SQLException {
        try (var connection = federation.getConnection();
                var statement = connection.prepareStatement(QUERY)) {
            statement.setObject(1, city.value());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read(city, rows)) : Optional.empty();
            }
        }
    }

    /** Reads all of a placement but its city from a row. */
    static Placement read(CityId city, ResultSet row) throws SQLException {
        return new Placement(
                city,
                row.getString("cell"),
                row.getString("schema"),
                row.getString("region"),
                Placement.State.valueOf(row.getString("state")),
                row.getLong("epoch"));
    }

    private record Remembered(Placement placement, Instant until) {}
}
