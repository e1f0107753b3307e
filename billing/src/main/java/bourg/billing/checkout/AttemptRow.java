package bourg.billing.checkout;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentMeans;
import bourg.billing.PaymentState;
import bourg.billing.PostingId;
import bourg.marketplace.BasketId;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Quote;
import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of table payment. */
final class AttemptRow {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AttemptRow() {}

    static String json(Quote quote) {
        return JSON.writeValueAsString(quote);
    }

    static Attempt read(ResultSet row, int number) throws SQLException {
        UUID basket = row.getObject("basket", UUID.class);
        Payment payment = payment(row);
        return new Attempt(
                payment,
                row.getInt("attempt"),
                basket == null ? null : new BasketId(basket),
                row.getString("idempotency_key"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("session_id"),
                row.getString("session_url"),
                row.getString("charge_id"),
                instant(row, "settled_at"),
                row.getBoolean("surplus"),
                !payment.means().atCounter() || row.getObject("covered_at") != null,
                row.getBoolean("away"),
                row.getString("refusal"));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Long fee = row.getObject("fee_minor", Long.class);
        UUID posting = row.getObject("posting", UUID.class);
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                new CityId(row.getObject("city", UUID.class)),
                PaymentMeans.valueOf(row.getString("means")),
                PaymentState.valueOf(row.getString("state")),
                JSON.readValue(row.getString("quote"), Quote.class),
                new Money(row.getLong("refunded_minor"), currency),
                new Money(row.getLong("disputed_minor"), currency),
                fee == null ? null : new Money(fee, currency),
                posting == null ? null : new PostingId(posting),
                instant(row, "captured_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
