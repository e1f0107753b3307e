package bourg.billing;

import bourg.billing.OpenMatter.Kind;
import bourg.billing.settlement.Retries;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is unexplained or stuck about money, the oldest first. */
@Component
public class OpenMatters {
    private static final String AFTER =
            " and (cast(:since as timestamptz) is null or (since, kind, id) > (:since, :kind, :id))"
                    + " order by since, kind, id limit :limit";

    /** Those that a city's finance people can do something about. */
    static final String OF_CITY =
            "(party = :party or (city = :city and kind in ('REFUND_FAILED', 'DISPUTE')))";

    private final JdbcClient federation;
    private final Retries retries;

    OpenMatters(@Qualifier("federation") JdbcClient federation, Retries retries) {
        this.federation = federation;
        this.retries = retries;
    }

    /** Those of all cities, after another one. */
    public Page<OpenMatter> list(@Nullable OpenMatter after, int limit) {
        return list("true", null, after, limit);
    }

    /** Those that a city's finance people can do something about. */
    public Page<OpenMatter> of(CityId city, @Nullable OpenMatter after, int limit) {
        return list(OF_CITY, city, after, limit);
    }

    private Page<OpenMatter> list(
            String which, @Nullable CityId city, @Nullable OpenMatter after, int limit) {
        return Page.of(
                federation
                        .sql("select * from open_matter where " + which + AFTER)
                        .param("party", city == null ? null : Party.city(city).toString())
                        .param("city", city == null ? null : city.value(), Types.OTHER)
                        .param(
                                "since",
                                after == null ? null : after.since().atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("kind", after == null ? null : after.kind().name(), Types.VARCHAR)
                        .param("id", after == null ? null : after.id(), Types.VARCHAR)
                        .param("limit", limit + 1)
                        .query(OpenMatters::read)
                        .list(),
                limit);
    }

    public Optional<OpenMatter> find(Kind kind, String id) {
        return federation
                .sql("select * from open_matter where kind = ? and id = ?")
                .params(kind.name(), id)
                .query(OpenMatters::read)
                .optional();
    }

    /** Tries again now; asking more often than needed does no harm. */
    public void tryAgain(OpenMatter matter) {
        retries.tryAgain(matter);
    }

    /**
     * The person got the money in another way, or need not get it: the failed refund is settled.
     */
    public boolean acknowledge(CityId city, RefundId refund, @Nullable String why) {
        return retries.acknowledge(city, refund, why);
    }

    private static OpenMatter read(ResultSet row, int number) throws SQLException {
        UUID city = row.getObject("city", UUID.class);
        UUID order = row.getObject("order_id", UUID.class);
        String party = row.getString("party");
        String currency = row.getString("currency");
        OffsetDateTime due = row.getObject("due_by", OffsetDateTime.class);
        return new OpenMatter(
                Kind.valueOf(row.getString("kind")),
                row.getString("id"),
                city == null ? null : new CityId(city),
                party == null ? null : Party.parse(party).orElseThrow(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant(),
                currency == null ? null : Money.of(row.getLong("amount_minor"), currency),
                order == null ? null : new OrderId(order),
                row.getString("detail"));
    }
}
