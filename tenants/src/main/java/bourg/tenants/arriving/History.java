package bourg.tenants.arriving;

import bourg.tenants.ArchivedParts;
import bourg.tenants.City;
import bourg.tenants.CityId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the control plane takes over of a city that arrives, as long as it is not open: how far its
 * audit trail had come, and all that the other installation had recorded, for reading only.
 */
@Component
class History {
    /** What an earlier arrival had kept; it stays under its own names. */
    private static final String EARLIER = "history";

    private final JdbcClient federation;

    History(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    void keep(City city, List<String> parts, ArchivedParts rows) {
        head(city.id(), rows);
        rows.each(
                EARLIER,
                batch ->
                        federation
                                .sql(
                                        """
                                        insert into city_history (city, part, position, content)
                                        select :city, part, position, content from json_populate_recordset(null::city_history, :rows::json)\
                                        """)
                                .param("city", city.id().value())
                                .param("rows", batch)
                                .update());
        parts.stream()
                .filter(part -> !part.equals(EARLIER))
                .forEach(part -> rows.each(part, batch -> append(city.id(), part, batch)));
    }

    private void append(CityId city, String part, String batch) {
        federation
                .sql(
                        """
                        insert into city_history (city, part, position, content)
                        select :city, :part, place + (select coalesce(max(position), 0) from city_history
                                                         where city = :city and part = :part), content::text
                        from json_array_elements(:rows::json) with ordinality as came (content, place)\
                        """)
                .param("city", city.value())
                .param("part", part)
                .param("rows", batch)
                .update();
    }

    /** Whoever verifies the trail here finds what was found there. */
    private void head(CityId city, ArchivedParts rows) {
        rows.each(
                "audit_head",
                batch ->
                        federation
                                .sql(
                                        """
                                        insert into audit_head (city, sequence, hash, at, doubted_at)
                                        select city, sequence, hash, at, doubted_at from json_populate_recordset(null::audit_head, :rows::json)
                                        where city = :city on conflict (city) do nothing\
                                        """)
                                .param("city", city.value())
                                .param("rows", batch)
                                .update());
    }

    /** False if the city is open already, or was given up. */
    boolean isWaiting(CityId city) {
        return federation
                .sql(
                        "select id from city where id = ? and state = 'PROVISIONING' and"
                                + " abandonment is null for update")
                .param(city.value())
                .query(java.util.UUID.class)
                .optional()
                .isPresent();
    }

    void open(CityId city, ArrivingCity.Standing standing) {
        Instant since = standing.since();
        boolean suspended = standing.isSuspended() && since != null && standing.reason() != null;
        federation
                .sql(
                        "update city set state = :state, suspended_at = :since, suspended_reason ="
                                + " :reason where id = :city")
                .param("state", suspended ? "SUSPENDED" : "ACTIVE")
                .param(
                        "since",
                        suspended ? at(since) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", suspended ? standing.reason() : null, java.sql.Types.VARCHAR)
                .param("city", city.value())
                .update();
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant since) {
        return since == null ? null : since.atOffset(ZoneOffset.UTC);
    }
}
