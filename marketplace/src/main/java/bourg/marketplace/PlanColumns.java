package bourg.marketplace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A price plan as columns of an offer's version. */
final class PlanColumns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};
    private static final String FREE = "FREE";
    private static final String ONE_OFF = "ONE_OFF";
    private static final String SUBSCRIPTION = "SUBSCRIPTION";

    private record Row(@Nullable Integer upTo, long unitMinor) {}

    private PlanColumns() {}

    static void put(Map<String, @Nullable Object> columns, PricePlan plan) {
        columns.put("price", plan.unit().amountMinor());
        columns.put("currency", plan.currency().getCurrencyCode());
        columns.put(
                "plan",
                switch (plan) {
                    case PricePlan.Free _ -> FREE;
                    case PricePlan.OneOff _ -> ONE_OFF;
                    case PricePlan.Subscription _ -> SUBSCRIPTION;
                    case PricePlan.Tiered(var mode, _) -> mode.name();
                });
        columns.put("every", plan instanceof PricePlan.Subscription s ? s.every().name() : null);
        columns.put("trial_days", plan instanceof PricePlan.Subscription s ? s.trialDays() : null);
        columns.put("tiers", plan instanceof PricePlan.Tiered(_, var tiers) ? json(tiers) : null);
    }

    private static String json(List<PricePlan.Tier> tiers) {
        return JSON.writeValueAsString(
                tiers.stream()
                        .map(tier -> new Row(tier.upTo(), tier.unit().amountMinor()))
                        .toList());
    }

    static PricePlan read(ResultSet row) throws SQLException {
        Money unit = Money.of(row.getLong("unit_price_minor"), row.getString("currency"));
        String plan = row.getString("plan");
        return switch (plan) {
            case FREE -> new PricePlan.Free(unit.currency());
            case ONE_OFF -> new PricePlan.OneOff(unit);
            case SUBSCRIPTION ->
                    new PricePlan.Subscription(
                            unit,
                            PricePlan.Subscription.Every.valueOf(row.getString("every")),
                            row.getInt("trial_days"));
            default ->
                    new PricePlan.Tiered(
                            PricePlan.Tiered.Mode.valueOf(plan),
                            tiers(row.getString("tiers"), unit.currency()));
        };
    }

    private static List<PricePlan.Tier> tiers(String json, Currency currency) {
        return JSON.readValue(json, ROWS).stream()
                .map(row -> new PricePlan.Tier(row.upTo(), new Money(row.unitMinor(), currency)))
                .toList();
    }
}
