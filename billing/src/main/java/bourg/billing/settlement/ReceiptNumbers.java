package bourg.billing.settlement;

import bourg.marketplace.OrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bound city's receipt numbers: one per paid order, without gaps in a year. */
@Component
public class ReceiptNumbers {
    private final JdbcClient city;

    ReceiptNumbers(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    /** The number of an order's receipt. */
    public record Numbered(int year, long number, Instant issuedAt) {}

    /** Inside a transaction of the bound city. */
    public Optional<Numbered> find(OrderId order) {
        return city.sql("select year, number, issued_at from receipt where order_id = ?")
                .param(order.value())
                .query((row, _) ->
                        new Numbered(
                                row.getInt("year"),
                                row.getLong("number"),
                                row.getObject("issued_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Gives the order the next number of the year, inside a transaction of the bound city. */
    void issue(OrderId order, int year) {
        city.sql(
                        "insert into receipt_counter (year, last_number) values (?, 0) on conflict do nothing")
                .param(year)
                .update();
        long number =
                city.sql(
                                "update receipt_counter set last_number = last_number + 1 where year = ? returning last_number")
                        .param(year)
                        .query(Long.class)
                        .single();
        city.sql("insert into receipt (order_id, year, number, issued_at) values (?, ?, ?, ?)")
                .params(order.value(), year, number, Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
