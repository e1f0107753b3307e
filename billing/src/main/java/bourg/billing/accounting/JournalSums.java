package bourg.billing.accounting;

import bourg.billing.ClosedMonth;
import bourg.billing.GlPurpose;
import bourg.billing.Journal;
import bourg.marketplace.OfferId;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of a closed month, summed by what they are for and by service. */
@Component
public class JournalSums {
    private static final String SUMS =
            """
            select e.posting_kind, e.account, e.kind, o.offer, min(o.name_fr) as name_fr, min(o.name_en) as name_en,
                -sum(e.amount_minor)::bigint as owed_minor
            from ledger.entries e join ledger.chain c on c.posting = e.posting
            left join payment p on p.posting = coalesce(e.reverses, e.posting)
            left join refund r on r.posting = coalesce(e.reverses, e.posting)
            left join order_reference o on o.id = coalesce(p.order_id, r.order_id)
            where e.party = :party and e.currency = :currency
                and e.account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')
                and e.occurred_at < :until and c.number <= :length
                and (:before::timestamptz is null or e.occurred_at >= :before::timestamptz or c.number > :first::bigint)
            group by e.posting_kind, e.account, e.kind, o.offer
            order by e.posting_kind, e.account, e.kind, o.offer
            """;

    /** Sales and what went back of them stand apart. */
    private static final Set<String> SALES = Set.of("CAPTURE", "COUNTER");

    private final JdbcClient federation;

    JournalSums(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** So much is owed to the city for a purpose, by a service if one is known. */
    public record Sum(GlPurpose purpose, Journal.@Nullable Service service, long owedMinor) {}

    /** What is summed: sales and refunds stay apart, kinds that are booked alike do not. */
    private record Under(GlPurpose purpose, boolean sale, @Nullable OfferId offer) {}

    public List<Sum> of(ClosedMonth month, @Nullable ClosedMonth before) {
        Map<Under, Sum> sums = new LinkedHashMap<>();
        federation
                .sql(SUMS)
                .param("party", month.party().toString())
                .param("currency", month.opening().currency().getCurrencyCode())
                .param("until", month.until().atOffset(ZoneOffset.UTC))
                .param("length", month.seal().chainLength())
                .param(
                        "before",
                        before == null ? null : before.until().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("first", before == null ? null : before.seal().chainLength(), Types.BIGINT)
                .query(row -> {
                    add(sums, row);
                });
        return sums.values().stream().filter(sum -> sum.owedMinor() != 0).toList();
    }

    private static void add(Map<Under, Sum> sums, ResultSet row) throws SQLException {
        String kind = row.getString("posting_kind");
        GlPurpose purpose = GlPurpose.of(kind, row.getString("account"), row.getString("kind"));
        UUID offer = row.getObject("offer", UUID.class);
        Journal.Service service =
                offer == null
                        ? null
                        : new Journal.Service(
                                new OfferId(offer),
                                new Localized(row.getString("name_fr"), row.getString("name_en")));
        sums.merge(
                new Under(purpose, SALES.contains(kind), service == null ? null : service.offer()),
                new Sum(purpose, service, row.getLong("owed_minor")),
                (one, other) ->
                        new Sum(
                                one.purpose(),
                                one.service(),
                                Math.addExact(one.owedMinor(), other.owedMinor())));
    }
}
