package bourg.billing.documents;

import bourg.billing.Invoice;
import bourg.billing.PaymentId;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables invoice and invoice_counter. */
@Component
public class InvoiceRows {
    private static final String SELECT =
            "select id, city, content, encode(content_hash, 'hex') as hash, issued_at from invoice where ";

    private final JdbcClient federation;

    InvoiceRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** What an invoice is about, and what it goes on. */
    record About(
            CityId city,
            OrderId order,
            PaymentId payment,
            @Nullable UUID refund,
            @Nullable UUID credits) {}

    /** The next number of the issuer's year; held until the transaction ends. */
    long next(Party issuer, int year) {
        return federation
                .sql(
                        "insert into invoice_counter as c (issuer, year, last_number) values (?, ?, 1)"
                                + " on conflict (issuer, year) do update set last_number = c.last_number + 1"
                                + " returning last_number")
                .params(issuer.toString(), year)
                .query(Long.class)
                .single();
    }

    void add(InvoiceContent content, About key, Instant now) {
        String text = content.text();
        federation
                .sql(
                        "insert into invoice (id, kind, issuer, year, number, city, order_id, payment, refund, credits,"
                                + " content, content_hash, issued_at) values (:id, :kind, :issuer, :year, :number, :city, :order,"
                                + " :payment, :refund, :credits, :content, sha256(convert_to(:content, 'UTF8')), :at)")
                .param("id", Identifiers.next())
                .param("kind", content.kind().name())
                .param("issuer", content.issuer())
                .param("year", content.year())
                .param("number", content.number())
                .param("city", key.city().value())
                .param("order", key.order().value())
                .param("payment", key.payment().value())
                .param("refund", key.refund(), Types.OTHER)
                .param("credits", key.credits(), Types.OTHER)
                .param("content", text)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invoice> ofPayment(PaymentId payment) {
        return federation
                .sql(SELECT + "payment = ? and kind = 'INVOICE'")
                .param(payment.value())
                .query((row, _) -> invoice(row))
                .optional();
    }

    /** The invoice of an order and its credit notes, in the order of their numbers. */
    public List<Invoice> ofOrder(CityId city, OrderId order) {
        return federation
                .sql(SELECT + "city = ? and order_id = ? order by issued_at, number")
                .params(city.value(), order.value())
                .query((row, _) -> invoice(row))
                .list();
    }

    /** What an issuer issued in a year, the latest first, after a number. */
    public List<Invoice> ofIssuer(Party issuer, int year, long before, int limit) {
        return federation
                .sql(SELECT + "issuer = ? and year = ? and number < ? order by number desc limit ?")
                .params(issuer.toString(), year, before, limit)
                .query((row, _) -> invoice(row))
                .list();
    }

    public Optional<Invoice> find(Party issuer, int year, long number) {
        return federation
                .sql(SELECT + "issuer = ? and year = ? and number = ?")
                .params(issuer.toString(), year, number)
                .query((row, _) -> invoice(row))
                .optional();
    }

    public Optional<Invoice> find(Party issuer, UUID id) {
        return federation
                .sql(SELECT + "id = ? and issuer = ?")
                .params(id, issuer.toString())
                .query((row, _) -> invoice(row))
                .optional();
    }

    private static Invoice invoice(ResultSet row) throws SQLException {
        return InvoiceContent.parse(row.getString("content"))
                .invoice(
                        row.getObject("id", UUID.class),
                        new CityId(row.getObject("city", UUID.class)),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        row.getString("hash"));
    }
}
