package bourg.billing.ledger;

import bourg.billing.PostingId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the ledger, in the transaction of the caller and in one call to the database. */
@Component
public class Ledger {
    private static final String BELOW_ZERO = "BL002";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final JdbcClient federation;
    private final JsonMapper json = JsonMapper.builder().build();

    Ledger(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /**
     * Appends the posting; a replay of its key gives the first one. A transfer that would take an
     * account below zero is refused, and the caller's transaction can only be rolled back.
     */
    public PostingId post(Draft draft) throws WouldGoBelowZero {
        try {
            PostingId posting =
                    new PostingId(
                            federation
                                    .sql("select ledger.post(?, ?, ?, ?, ?::jsonb)")
                                    .params(
                                            draft.key,
                                            draft.kind,
                                            draft.occurredAt.atOffset(ZoneOffset.UTC),
                                            draft.reference,
                                            json.writeValueAsString(draft.lines))
                                    .query(UUID.class)
                                    .single());
            LOG.atInfo()
                    .addKeyValue("order", draft.reference)
                    .log("{} is posted as {}", draft.kind, posting);
            return posting;
        } catch (DataAccessException refused) {
            if (refused.getRootCause() instanceof SQLException sql
                    && BELOW_ZERO.equals(sql.getSQLState())) {
                throw new WouldGoBelowZero(refused);
            }
            throw refused;
        }
    }

    /**
     * What an account holds, in minor units, negative for a debt; until the caller's transaction
     * ends nobody else draws on it.
     */
    public long hold(LedgerAccount account, Currency currency) {
        return federation
                .sql("select ledger.hold(?, ?, ?)")
                .params(
                        account.party().toString(),
                        account.purpose().name(),
                        currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    /** Appends the exact opposite of a posting. */
    public PostingId reverse(String key, String kind, Instant occurredAt, PostingId reversed) {
        return new PostingId(
                federation
                        .sql("select ledger.reverse(?, ?, ?, ?)")
                        .params(key, kind, occurredAt.atOffset(ZoneOffset.UTC), reversed.value())
                        .query(UUID.class)
                        .single());
    }
}
