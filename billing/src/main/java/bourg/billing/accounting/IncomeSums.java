package bourg.billing.accounting;

import bourg.billing.Income;
import bourg.marketplace.OfferId;
import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the ledger once for all that a city earned over some months. */
@Component
public class IncomeSums {
    /**
     * Transfers move what was earned, and what was taken at the counter is with the city already;
     * everything else on the account of shares is income or fees.
     */
    private static final String SUMS =
            """
            select date_trunc('month', e.occurred_at at time zone :zone)::date as month,
                o.offer, min(o.name_fr) as name_fr, min(o.name_en) as name_en, min(t.name) as partner,
                p.quote::jsonb #>> '{merchant,kind}' as merchant,
                -coalesce(sum(e.amount_minor) filter (where e.kind not like '%FEE' and e.kind <> 'COUNTER'), 0)::bigint as income_minor,
                coalesce(sum(e.amount_minor) filter (where e.kind like '%FEE'), 0)::bigint as fees_minor
            from ledger.entries e
            left join refund r on r.posting = coalesce(e.reverses, e.posting)
            left join payment s on s.posting = coalesce(e.reverses, e.posting)
            left join payment p on p.id = coalesce(s.id, r.payment)
            left join order_reference o on o.id = p.order_id
            left join partner t on t.id = o.partner
            where e.party = :party and e.currency = :currency and e.account = 'PAYABLE'
                and e.posting_kind not like 'TRANSFER%'
                and e.occurred_at >= :from and e.occurred_at < :until
            group by 1, o.offer, 6
            order by 1, o.offer
            """;

    private final JdbcClient federation;

    IncomeSums(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Income of(City city, YearMonth first, YearMonth last) {
        return new Income(
                first,
                last,
                city.currency(),
                federation
                        .sql(SUMS)
                        .param("zone", city.timeZone().getId())
                        .param("party", Party.city(city.id()).toString())
                        .param("currency", city.currency().getCurrencyCode())
                        .param("from", Months.start(first, city))
                        .param("until", Months.start(last.plusMonths(1), city))
                        .query((row, _) -> part(row))
                        .list());
    }

    private static Income.Part part(ResultSet row) throws SQLException {
        UUID offer = row.getObject("offer", UUID.class);
        String merchant = row.getString("merchant");
        Income.Origin origin =
                offer == null
                        ? new Income.Origin(
                                new OfferId(new UUID(0, 0)), new Localized("–", "–"), "–")
                        : new Income.Origin(
                                new OfferId(offer),
                                new Localized(row.getString("name_fr"), row.getString("name_en")),
                                row.getString("partner"));
        return new Income.Part(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                origin,
                source(merchant),
                row.getLong("income_minor"),
                row.getLong("fees_minor"));
    }

    private static Income.Source source(@Nullable String merchant) {
        if (merchant == null) {
            return Income.Source.OTHER;
        }
        return Party.Kind.valueOf(merchant) == Party.Kind.CITY
                ? Income.Source.OWN_SERVICES
                : Income.Source.COMMISSIONS;
    }
}
