package bourg.billing.metering;

import bourg.billing.MeterId;
import bourg.billing.RateCard;
import bourg.billing.RateCard.Prices;
import bourg.billing.RateCard.Tier;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of rate cards as rows of the control plane. */
@Component
class RateCards {
    private final JdbcClient federation;

    RateCards(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Commands about the cards of a meter wait for each other. */
    void lock(MeterId meter) {
        federation
                .sql("select id from meter where id = ? for no key update")
                .param(meter.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Whether a month from this one on has been rated. */
    boolean ratedSince(MeterId meter, YearMonth month) {
        return federation
                .sql(
                        "select exists (select from usage_period where meter = ? and month >= ? and rounds > 0)")
                .params(meter.value(), month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    void closeOpen(MeterId meter, YearMonth next) {
        federation
                .sql(
                        "update rate_card set valid_until = :next where meter = :meter and valid_until is null"
                                + " and valid_from < :next")
                .param("meter", meter.value())
                .param("next", next.atDay(1))
                .update();
    }

    /** Returns false if another card holds in some of the months. */
    boolean insert(MeterId meter, RateCard card) {
        Prices prices = card.prices();
        boolean inserted =
                federation
                                .sql(
                                        """
                                        insert into rate_card (meter, version, valid_from, valid_until, flat_minor, minimum_minor,
                                            cap_minor, created_at)
                                        values (:meter, :version, :from, cast(:until as date), :flat, :minimum, :cap, now())
                                        on conflict do nothing
                                        """)
                                .param("meter", meter.value())
                                .param("version", card.version())
                                .param("from", card.from().atDay(1))
                                .param("until", day(card.until()), Types.DATE)
                                .param("flat", prices.flatMinor())
                                .param("minimum", prices.minimumMinor())
                                .param("cap", prices.capMinor(), Types.BIGINT)
                                .update()
                        == 1;
        if (inserted) {
            insertTiers(meter, card);
        }
        return inserted;
    }

    private void insertTiers(MeterId meter, RateCard card) {
        BigDecimal above = BigDecimal.ZERO;
        int position = 1;
        for (Tier tier : card.prices().tiers()) {
            federation
                    .sql(
                            "insert into rate_tier (meter, card, position, above, up_to, unit_price)"
                                    + " values (:meter, :card, :position, :above, :up_to, :price)")
                    .param("meter", meter.value())
                    .param("card", card.version())
                    .param("position", position++)
                    .param("above", above)
                    .param("up_to", tier.upTo(), Types.NUMERIC)
                    .param("price", tier.unitPrice())
                    .update();
            above = tier.upTo() == null ? above : tier.upTo();
        }
    }

    private static @Nullable LocalDate day(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    /** Newest first. */
    List<RateCard> list(MeterId meter) {
        return federation
                .sql("select * from rate_card where meter = ? order by version desc")
                .param(meter.value())
                .query((row, _) -> read(meter, row))
                .list();
    }

    private RateCard read(MeterId meter, ResultSet row) throws SQLException {
        int version = row.getInt("version");
        @Nullable LocalDate until = row.getObject("valid_until", LocalDate.class);
        long cap = row.getLong("cap_minor");
        @Nullable Long capMinor = row.wasNull() ? null : cap;
        return new RateCard(
                version,
                YearMonth.from(row.getObject("valid_from", LocalDate.class)),
                until == null ? null : YearMonth.from(until),
                new Prices(
                        row.getLong("flat_minor"),
                        row.getLong("minimum_minor"),
                        capMinor,
                        tiers(meter, version)));
    }

    private List<Tier> tiers(MeterId meter, int version) {
        return new ArrayList<>(
                federation
                        .sql(
                                "select trim_scale(up_to) as up_to, trim_scale(unit_price) as unit_price from rate_tier"
                                        + " where meter = ? and card = ? order by position")
                        .params(meter.value(), version)
                        .query((row, _) ->
                                new Tier(
                                        row.getBigDecimal("up_to"),
                                        row.getBigDecimal("unit_price")))
                        .list());
    }
}
