package bourg.billing.charging;

import bourg.billing.CityBill;
import bourg.billing.CityBillId;
import bourg.billing.MeterId;
import bourg.billing.Population;
import bourg.billing.PostingId;
import bourg.billing.metering.RoundDivision.Divided;
import bourg.billing.sharing.Part;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills as rows of the control plane. */
@Component
class BillRows {
    private static final String BILLS =
            """
            select b.*, p.meter, n.inhabitants, n.as_of, n.source, coalesce(a.name_fr, v.name_fr) as name_fr, coalesce(a.name_en, v.name_en) as name_en,
                not exists (select from city_bill_part w where w.bill = b.id and not w.released) as covered
            from city_bill b left join usage_period p on p.id = b.period
            left join city_population n on n.id = b.population join adoption a on a.id = b.adoption
            join offer_version v on v.offer = a.offer and v.version = a.offer_version
            """;

    private final JdbcClient federation;

    BillRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** What is charged, before it has a posting. */
    record Wish(
            CityBillId id,
            String kind,
            CityId city,
            UUID adoption,
            int agreement,
            YearMonth month,
            Divided divided,
            Instant at) {
        Party payer() {
            return Party.city(city);
        }
    }

    /** Where it comes from: a rated round, or a price and a figure of the population. */
    record Origin(
            @Nullable Long period,
            @Nullable Integer round,
            @Nullable UUID price,
            @Nullable UUID population) {}

    void insert(Wish wish, Origin origin, @Nullable PostingId posting) {
        federation
                .sql(
                        """
                        insert into city_bill (id, kind, city, partner, adoption, agreement, payer, currency, month, period, round,
                            capita_price, population, net_minor, total_minor, posting, charged_at)
                        values (:id, :kind, :city, :partner, :adoption, :agreement, :payer, :currency, :month, :period, :round,
                            :price, :population, :net, :total, :posting, :at)
                        """)
                .param("id", wish.id().value())
                .param("kind", wish.kind())
                .param("city", wish.city().value())
                .param("partner", wish.divided().partner().value())
                .param("adoption", wish.adoption())
                .param("agreement", wish.agreement())
                .param("payer", wish.payer().toString())
                .param("currency", wish.divided().currency().getCurrencyCode())
                .param("month", wish.month().atDay(1))
                .param("period", origin.period(), Types.BIGINT)
                .param("round", origin.round(), Types.INTEGER)
                .param("price", origin.price(), Types.OTHER)
                .param("population", origin.population(), Types.OTHER)
                .param("net", wish.divided().netMinor())
                .param("total", wish.divided().totalMinor())
                .param("posting", posting == null ? null : posting.value(), Types.OTHER)
                .param("at", wish.at().atOffset(ZoneOffset.UTC))
                .update();
        List<Part> parts = wish.divided().parts();
        for (int i = 0; i < parts.size(); i++) {
            insert(wish, origin, i, parts.get(i));
        }
    }

    /**
     * The platform and the city itself wait for nobody; nor does what is taken back, once what it
     * corrects may have been sent.
     */
    private void insert(Wish wish, Origin origin, int position, Part part) {
        federation
                .sql(
                        """
                        insert into city_bill_part (bill, position, party, kind, code, amount_minor, released)
                        select :bill, :position, :party, :kind, :code, :amount,
                            :amount = 0 or :party in ('platform', :payer) or :amount < 0 and not exists (
                                select from city_bill_part p join city_bill b on b.id = p.bill
                                where b.period = :period and b.id <> :bill and p.party = :party and not p.released
                                and p.amount_minor > 0)
                        """)
                .param("bill", wish.id().value())
                .param("position", position)
                .param("party", part.party().toString())
                .param("kind", part.kind().name())
                .param("code", part.code())
                .param("amount", part.amountMinor())
                .param("payer", wish.payer().toString())
                .param("period", origin.period(), Types.BIGINT)
                .update();
    }

    Optional<CityBill> find(CityBillId id) {
        return federation
                .sql(BILLS + " where b.id = ?")
                .param(id.value())
                .query((row, _) -> bill(row))
                .optional();
    }

    List<CityBill> list(Party party, @Nullable UUID after, int limit) {
        boolean city = party.kind() == Party.Kind.CITY;
        String owner = String.valueOf(party.id());
        return federation
                .sql(
                        BILLS
                                + " where "
                                + (city ? "b.city" : "b.partner")
                                + " = ?"
                                + (after == null ? "" : " and b.id < '" + after + "'")
                                + " order by b.id desc limit ?")
                .params(
                        city
                                ? CityId.parse(owner).orElseThrow().value()
                                : PartnerId.parse(owner).orElseThrow().value(),
                        limit)
                .query((row, _) -> bill(row))
                .list();
    }

    private CityBill bill(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Currency currency = Currency.getInstance(row.getString("currency"));
        UUID posting = row.getObject("posting", UUID.class);
        return new CityBill(
                new CityBillId(id),
                new CityBill.Subject(
                        new CityId(row.getObject("city", UUID.class)),
                        new PartnerId(row.getObject("partner", UUID.class)),
                        new AdoptionId(row.getObject("adoption", UUID.class)),
                        row.getInt("agreement"),
                        new Localized(row.getString("name_fr"), row.getString("name_en")),
                        YearMonth.from(row.getObject("month", LocalDate.class))),
                basis(row),
                new CityBill.Amounts(
                        new Money(row.getLong("net_minor"), currency),
                        new Money(row.getLong("total_minor"), currency)),
                new CityBill.Charged(
                        posting == null ? null : new PostingId(posting),
                        row.getObject("charged_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("covered")),
                parts(id, currency));
    }

    private static CityBill.Basis basis(ResultSet row) throws SQLException {
        UUID meter = row.getObject("meter", UUID.class);
        return meter == null
                ? new CityBill.PerCapita(
                        new Population(
                                row.getInt("inhabitants"),
                                row.getObject("as_of", LocalDate.class),
                                row.getString("source")))
                : new CityBill.Metered(new MeterId(meter), row.getInt("round"));
    }

    private List<CityBill.Part> parts(UUID bill, Currency currency) {
        return federation
                .sql("select * from city_bill_part where bill = ? order by position")
                .param(bill)
                .query((row, _) ->
                        new CityBill.Part(
                                Party.parse(row.getString("party")).orElseThrow(),
                                row.getString("code"),
                                new Money(row.getLong("amount_minor"), currency)))
                .list();
    }
}
