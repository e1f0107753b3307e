package bourg.tenants;

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
}
