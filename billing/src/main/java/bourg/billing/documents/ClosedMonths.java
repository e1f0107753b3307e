package bourg.billing.documents;

import bourg.billing.ClosedMonth;
import bourg.billing.KeptFile;
import bourg.marketplace.Party;
import bourg.tenants.Identifiers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables closed_month and closed_month_file: what was issued, never changed. */
@Component
public class ClosedMonths {
    private static final String COLUMNS =
            "select id, content, encode(content_hash, 'hex') as hash, closed_at from closed_month"
                    + " where party = :party and currency = :currency and month ";

    private static final String BY_ID =
            "select id, content, encode(content_hash, 'hex') as hash, closed_at from closed_month"
                    + " where id = ? and party = ?";

    private final JdbcClient federation;

    ClosedMonths(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Optional<ClosedMonth> find(Party party, Currency currency, YearMonth month) {
        return query(COLUMNS + "= :month", party, currency, month).stream().findFirst();
    }

    public Optional<ClosedMonth> find(Party party, UUID id) {
        return federation
                .sql(BY_ID)
                .params(id, party.toString())
                .query((row, _) -> closed(row))
                .optional();
    }

    /** The months before this one that are closed, the latest first. */
    public List<ClosedMonth> before(Party party, Currency currency, YearMonth month) {
        return query(COLUMNS + "< :month order by month desc limit 120", party, currency, month);
    }

    private List<ClosedMonth> query(String sql, Party party, Currency currency, YearMonth month) {
        return federation
                .sql(sql)
                .param("party", party.toString())
                .param("currency", currency.getCurrencyCode())
                .param("month", month.atDay(1))
                .query((row, _) -> closed(row))
                .list();
    }

    private static ClosedMonth closed(ResultSet row) throws SQLException {
        return Content.parse(row.getString("content"))
                .closed(
                        row.getObject("id", UUID.class),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getString("hash"));
    }

    /** Keeps a month; one that is kept already stays as it is. Answers whether it was new. */
    boolean keep(Content content, Instant now) {
        String text = content.text();
        return federation
                        .sql(
                                "insert into closed_month (id, party, currency, month, until_at, closing_minor,"
                                        + " chain_length, content, content_hash, closed_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (party, currency, month) do nothing")
                        .params(
                                Identifiers.next(),
                                content.party(),
                                content.currency(),
                                YearMonth.parse(content.month()).atDay(1),
                                Instant.parse(content.until()).atOffset(ZoneOffset.UTC),
                                content.closingMinor(),
                                content.chainLength(),
                                text,
                                hash(text.getBytes(StandardCharsets.UTF_8)),
                                now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The file of a closed month: drawn when it is first asked for, the same bytes ever after. */
    public KeptFile file(
            ClosedMonth month, String language, String mediaType, Supplier<byte[]> drawing) {
        return kept(month, language, mediaType)
                .orElseGet(() -> {
                    byte[] drawn = drawing.get();
                    federation
                            .sql(
                                    "insert into closed_month_file (closed_month, language, media_type, content,"
                                            + " content_hash, drawn_at) values (?, ?, ?, ?, ?, now()) on conflict do nothing")
                            .params(month.id(), language, mediaType, drawn, hash(drawn))
                            .update();
                    return kept(month, language, mediaType).orElseThrow();
                });
    }

    private Optional<KeptFile> kept(ClosedMonth month, String language, String mediaType) {
        return federation
                .sql(
                        "select content, encode(content_hash, 'hex') from closed_month_file"
                                + " where closed_month = ? and language = ? and media_type = ?")
                .params(month.id(), language, mediaType)
                .query((row, _) -> new KeptFile(row.getBytes(1), row.getString(2)))
                .optional();
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
