package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.tenants.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a party's money stands at a glance, and what waits for a city's finance people. */
@Component
public class Finances {
    private static final String WAITING =
            """
            with asked as (select count(*) as n, min(due_by) as due from dispute
                where city = :city and state in ('INQUIRY', 'NEEDS_RESPONSE') and answered_at is null
                and (due_by is null or due_by > now())),
            stuck as (select count(*) as n, min(since) as since from open_matter where %s)
            select asked.n as disputes, asked.due as answer_by, stuck.n as matters, stuck.since as oldest,
                (select count(*) from refund r join payment p on p.id = r.payment
                    where r.state = 'WAITING_FOR_APPROVAL' and p.city = :city) as refunds,
                (select count(*) from bank_line where city = :city and matched_how is null) as bank_lines,
                (select count(*) from transfer t where party = :party and state = 'SENT' and sent_minor > 0
                    and exists (select from bank_statement where city = :city)
                    and not exists (select from bank_match m where m.transfer = t.id)) as unseen
            from asked, stuck
            """
                    .formatted(OpenMatters.OF_CITY);

    private final JdbcClient federation;
    private final Statements statements;

    Finances(@Qualifier("federation") JdbcClient federation, Statements statements) {
        this.federation = federation;
        this.statements = statements;
    }

    /** What is owed now, what banks have yet to confirm, and the latest month that is closed. */
    public record Standing(Money owed, Money expected, @Nullable ClosedMonth latest) {
        /** Whether the party owes the platform more than it is owed. */
        public boolean owes() {
            return owed.amountMinor() < 0;
        }
    }

    /**
     * What waits, in numbers. The gap to the bank is its lines that nobody has explained, and, for
     * a city that brings its bank's statements, what was sent and stands on none of them.
     */
    public record Waiting(
            long disputes,
            @Nullable Instant answerBy,
            long refunds,
            long matters,
            @Nullable Instant oldest,
            BankGap bank) {
        public boolean isNothing() {
            return disputes + refunds + matters + bank.total() == 0;
        }
    }

    /** On how many lines and transfers the city's bank and the ledger do not meet yet. */
    public record BankGap(long lines, long transfers) {
        public long total() {
            return lines + transfers;
        }
    }

    public Standing standing(Party party, Currency currency, ZoneId zone) {
        return new Standing(
                statements.owed(party, currency, Instant.now()),
                statements.expected(party, currency),
                statements.closedBefore(party, currency, YearMonth.now(zone).plusMonths(1)).stream()
                        .findFirst()
                        .orElse(null));
    }

    public Waiting waitingIn(City city) {
        return federation
                .sql(WAITING)
                .param("city", city.id().value())
                .param("party", Party.city(city.id()).toString())
                .query((row, _) -> waiting(row))
                .single();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("disputes"),
                instant(row, "answer_by"),
                row.getLong("refunds"),
                row.getLong("matters"),
                instant(row, "oldest"),
                new BankGap(row.getLong("bank_lines"), row.getLong("unseen")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
