package bourg.tenants;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the control plane keeps of one city: statements know it as {@code :city}, its identifier as
 * people see it as {@code :text}, and the same without its prefix as {@code :uuid}.
 */
public record RowsOfCity(JdbcClient federation, City city) {
    public JdbcClient.StatementSpec sql(String sql) {
        return federation
                .sql(sql)
                .param("city", city.id().value())
                .param("text", city.id().toString())
                .param("uuid", city.id().value().toString());
    }

    /** How many rows there are, by a text that begins with the name of the table. */
    public long count(String from) {
        return sql("select count(*) from " + from).query(Long.class).single();
    }

    /** The latest moment in a column, by the same kind of text; null if there is no row. */
    public @Nullable Instant latest(String column, String from) {
        return sql("select max(" + column + ") from " + from)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
