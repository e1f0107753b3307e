package bourg.billing.metering;

import bourg.tenants.CityExtract;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A city's meters and prices, what was used by them, and what that costs. */
@Component
@Order(4)
class UsageExtract implements CityExtract {
    private static final String METERS = "(select id from meter where city = :city)";
    private static final String PERIODS =
            "(select id from usage_period where meter in " + METERS + ")";

    @Override
    public List<Part> parts() {
        return Stream.concat(meters().stream(), usage().stream()).toList();
    }

    private static List<Part> meters() {
        return List.of(
                new Part(
                        "meter",
                        "select id, adoption, partner, code, name_fr, name_en, unit_fr, unit_en, currency, time_zone, created_at"
                                + " from meter where city = :city order by id"),
                new Part(
                        "rate_card",
                        "select meter, version, valid_from, valid_until, flat_minor, minimum_minor, cap_minor, created_at"
                                + " from rate_card where meter in "
                                + METERS
                                + " order by meter, version"),
                new Part(
                        "rate_tier",
                        "select meter, card, position, above, up_to, unit_price from rate_tier where meter in "
                                + METERS
                                + " order by meter, card, position"),
                new Part(
                        "usage_subject",
                        "select id, meter, code, bound_at from usage_subject where meter in "
                                + METERS
                                + " order by id"));
    }

    private static List<Part> usage() {
        return List.of(
                new Part(
                        "usage_period",
                        "select id, meter, month, rounds, card, agreement from usage_period where meter in "
                                + METERS
                                + " order by id"),
                new Part(
                        "usage_round",
                        "select period, number, after_delivery, until_delivery, events, closed_at, rated_at, sealed_at"
                                + " from usage_round where period in "
                                + PERIODS
                                + " order by period, number"),
                new Part(
                        "usage_line",
                        "select id, period, round, subject, corrects, events, first_at, last_at, added, quantity, tiers,"
                                + " exact_minor, total_minor, amount_minor, head from usage_line where period in "
                                + PERIODS
                                + " order by period, subject, round"),
                new Part(
                        "usage_event",
                        "select event_id, period, subject, delivery, occurred_at, quantity from usage_event where period in "
                                + PERIODS
                                + " order by period, subject, occurred_at, event_id"));
    }
}
