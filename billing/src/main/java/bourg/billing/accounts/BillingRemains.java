package bourg.billing.accounts;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import bourg.tenants.RowsOfCity;
import java.time.Instant;
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
    private static final String AGAIN = "(payment is null and party = 'city:' || :text)";
    private static final String WORDS =
            PAID
                    + " and (reason <> '-' or request_key <> id::text or refusal is not null"
                    + " or requested_by is not null or decided_by is not null)";
    private static final String CLERKS =
            "city = :city and taken_by is not null and taken_by <> '-'";
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
        RowsOfCity rows = new RowsOfCity(federation, city);
        @Nullable Instant last = rows.latest("occurred_at", LEDGER);
        return List.of(
                Erasure.deleted("refund_reasons", rows.count("refund where " + WORDS)),
                Erasure.deleted(
                        "payment_pages",
                        rows.count("payment where city = :city and session_url is not null")),
                Erasure.deleted("clerks_of_payments", rows.count("payment where " + CLERKS)),
                Erasure.deleted(
                        "accounting_settings",
                        rows.count("gl_code where city = :city")
                                + rows.count("city_budget where city = :city")),
                Erasure.deleted(
                        "bank_explanations",
                        rows.count("bank_line where city = :city and reason <> '-'")),
                Erasure.books("payments", rows.count("payment where city = :city"), last),
                Erasure.books("refunds", rows.count("refund where " + PAID), last),
                Erasure.books("disputes", rows.count("dispute where city = :city"), last),
                Erasure.books(
                        "transfers", rows.count("transfer where " + PAID + " or " + AGAIN), last),
                Erasure.books("ledger_entries", rows.count(LEDGER), last),
                Erasure.books(
                        "statements",
                        rows.count("closed_month where party = 'city:' || :text"),
                        last),
                Erasure.books("bank_lines", rows.count("bank_line where city = :city"), last),
                Erasure.books("invoices", rows.count("invoice where city = :city"), last));
    }

    @Override
    @InFederation
    public void erase(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        rows.sql(
                        "update refund set reason = '-', request_key = id::text, refusal = null, requested_by = null,"
                                + " decided_by = null where "
                                + WORDS)
                .update();
        rows.sql("update bank_line set reason = '-' where city = :city and reason <> '-'").update();
        rows.sql("delete from gl_code where city = :city").update();
        rows.sql("delete from city_budget where city = :city").update();
        rows.sql("update payment set session_url = null where city = :city").update();
        rows.sql("update payment set taken_by = '-' where " + CLERKS).update();
    }

    /** Money that the city must still hear of, that is still to go back, or lies with a bank. */
    @Override
    public Optional<String> hindrance(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        long open =
                rows.count(
                                "payment where city = :city and (state in ('CREATED', 'OPEN', 'PROCESSING')"
                                        + " or (state = 'CAPTURED' and settled_at is null))")
                        + rows.count(
                                "refund where "
                                        + PAID
                                        + " and (state = 'REQUESTED' or told_at is null)")
                        + rows.count(
                                "dispute where city = :city and state in ('NEEDS_RESPONSE', 'UNDER_REVIEW')");
        return open == 0 ? Optional.empty() : Optional.of("payments_in_flight");
    }
}
