package bourg.billing.accounting;

import bourg.billing.BankLine;
import bourg.billing.TransferId;
import bourg.billing.UnseenTransfer;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables bank_statement, bank_line and bank_match. */
@Component
public class BankRows {
    private static final int MOST = 200;
    private static final int SHOWN_OF_ACCOUNT = 4;

    private final JdbcClient federation;

    BankRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Whether a statement with this identifier is there and is the same; empty if none is. */
    public Optional<Boolean> isSame(CityId city, Camt.Statement statement) {
        return federation
                .sql(
                        "select content_hash = sha256(?) from bank_statement where city = ?"
                                + " and account_hash = sha256(convert_to(?, 'UTF8')) and bank_id = ?")
                .params(statement.file(), city.value(), statement.account(), statement.bankId())
                .query(Boolean.class)
                .optional();
    }

    public void add(CityId city, Camt.Statement statement) {
        UUID id = Identifiers.next();
        String account = statement.account();
        federation
                .sql(
                        "insert into bank_statement (id, city, account_hash, account_end, bank_id, currency, opening_minor,"
                                + " closing_minor, content_hash, imported_at)"
                                + " values (?, ?, sha256(convert_to(?, 'UTF8')), ?, ?, ?, ?, ?, sha256(?), now())")
                .params(
                        id,
                        city.value(),
                        account,
                        account.substring(Math.max(0, account.length() - SHOWN_OF_ACCOUNT)),
                        statement.bankId(),
                        statement.currency().getCurrencyCode(),
                        statement.openingMinor(),
                        statement.closingMinor(),
                        statement.file())
                .update();
        for (int i = 0; i < statement.lines().size(); i++) {
            Camt.Line line = statement.lines().get(i);
            federation
                    .sql(
                            "insert into bank_line (id, statement, city, position, booked_on, currency, amount_minor,"
                                    + " bank_reference, our_reference) values (:id, :statement, :city, :position, :day, :currency,"
                                    + " :amount, :bank, :ours)")
                    .param("id", Identifiers.next())
                    .param("statement", id)
                    .param("city", city.value())
                    .param("position", i + 1)
                    .param("day", line.bookedOn())
                    .param("currency", statement.currency().getCurrencyCode())
                    .param("amount", line.amountMinor())
                    .param("bank", line.bankReference(), Types.VARCHAR)
                    .param("ours", line.ourReference(), Types.VARCHAR)
                    .update();
        }
    }

    public List<BankLine> open(CityId city) {
        return federation
                .sql(
                        "select id, booked_on, amount_minor, currency, bank_reference, our_reference from bank_line"
                                + " where city = ? and matched_how is null order by booked_on, id limit ?")
                .params(city.value(), MOST)
                .query((row, _) ->
                        new BankLine(
                                row.getObject("id", UUID.class),
                                row.getObject("booked_on", LocalDate.class),
                                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                                row.getString("bank_reference"),
                                row.getString("our_reference")))
                .list();
    }

    public List<UnseenTransfer> unseen(CityId city) {
        return federation
                .sql(
                        "select id, created_at, sent_minor, currency, coalesce(provider_ref, '') as provider_ref from transfer t"
                                + " where party = ? and state = 'SENT' and sent_minor > 0"
                                + " and not exists (select from bank_match m where m.transfer = t.id)"
                                + " order by created_at, id limit ?")
                .params(Party.city(city).toString(), MOST)
                .query((row, _) -> unseen(row))
                .list();
    }

    private static UnseenTransfer unseen(ResultSet row) throws SQLException {
        return new UnseenTransfer(
                new TransferId(row.getObject("id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Money.of(row.getLong("sent_minor"), row.getString("currency")),
                row.getString("provider_ref"));
    }

    /** Matches a line that waits with free transfers; in the transaction of the caller. */
    void match(UUID line, String how, List<TransferId> transfers) {
        federation
                .sql(
                        "update bank_line set matched_how = ?, matched_at = now() where id = ? and matched_how is null")
                .params(how, line)
                .update();
        transfers.forEach(transfer -> link(transfer, line));
    }

    private void link(TransferId transfer, UUID line) {
        federation
                .sql("insert into bank_match (transfer, line) values (?, ?)")
                .params(transfer.value(), line)
                .update();
    }

    /** By hand, with a reason; false if the line waits no more or the transfer is not free. */
    public boolean explain(CityId city, UUID line, Optional<TransferId> transfer, String reason) {
        boolean free =
                transfer.map(wanted ->
                                unseen(city).stream().anyMatch(one -> one.id().equals(wanted)))
                        .orElse(true);
        int changed =
                free
                        ? federation
                                .sql(
                                        "update bank_line set matched_how = 'HAND', reason = ?, matched_at = now()"
                                                + " where id = ? and city = ? and matched_how is null")
                                .params(reason, line, city.value())
                                .update()
                        : 0;
        if (changed == 1) {
            transfer.ifPresent(one -> link(one, line));
        }
        return changed == 1;
    }
}
