package bourg.billing.accounts;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A city's books: they name orders by identifier and nobody by name, and stay. What people wrote in
 * their own words goes: the reasons of refunds, and the keys under which these were asked for.
 */
@Component
class BillingRemains implements CityRemains {
    private static final String PAID = "payment in (select id from payment where city = :city)";
    private static final String WORDS =
            PAID + " and (reason <> '-' or request_key <> id::text or refusal is not null)";
    private static final String LEDGER =
            "ledger.entries where posting in (select posting from ledger.entries where party ="
                    + " 'city:' || :text)";

    private final JdbcClient federation;

    BillingRemains(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    @Override
    public String name() {
        return "billing";
    }

    @Override
    public List<Erasure> plan(City city) {
        Instant last = last(city);
        return List.of(
                Erasure.deleted("refund_reasons", count("refund where " + WORDS, city)),
                Erasure.deleted(
                        "payment_pages",
                        count("payment where city = :city and session_url is not null", city)),
                Erasure.books("payments", count("payment where city = :city", city), last),
                Erasure.books("refunds", count("refund where " + PAID, city), last),
                Erasure.books("transfers", count("transfer where " + PAID, city), last),
                Erasure.books("ledger_entries", count(LEDGER, city), last));
    }

    private @Nullable Instant last(City city) {
        return of("select max(occurred_at) as last from " + LEDGER, city)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private long count(String from, City city) {
        return of("select count(*) from " + from, city).query(Long.class).single();
    }

    private JdbcClient.StatementSpec of(String sql, City city) {
        return federation
                .sql(sql)
                .param("city", city.id().value())
                .param("text", city.id().toString());
    }

    @Override
    @InFederation
    public void erase(City city) {
        of(
                        "update refund set reason = '-', request_key = id::text, refusal = null"
                                + " where "
                                + WORDS,
                        city)
                .update();
        of("update payment set session_url = null where city = :city", city).update();
    }

    /** Money that the city must still hear of, or that is still to go back. */
    @Override
    public Optional<String> hindrance(City city) {
        long open =
                count(
                                "payment where city = :city and (state in ('CREATED', 'OPEN',"
                                        + " 'PROCESSING') or (state = 'CAPTURED' and settled_at is"
                                        + " null))",
                                city)
                        + count(
                                "refund where "
                                        + PAID
                                        + " and (state = 'REQUESTED' or told_at is null)",
                                city);
        return open == 0 ? Optional.empty() : Optional.of("payments_in_flight");
    }
}
