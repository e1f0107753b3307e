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

    /**
     * Writes down what is expected and counts for nothing yet, under the key that its posting will
     * have; a replay changes nothing.
     */
    public void announce(Draft draft) {
        federation
                .sql("select ledger.announce(?, ?, ?, ?, ?::jsonb)")
                .params(
                        draft.key,
                        draft.kind,
                        draft.occurredAt.atOffset(ZoneOffset.UTC),
                        draft.reference,
                        json.writeValueAsString(draft.lines))
                .query(UUID.class)
                .single();
    }

    /** What was announced under the key has come: all of it stands in the posting. */
    public void postPending(String key, PostingId posting) {
        federation
                .sql("select ledger.post_pending(?, ?)")
                .params(key, posting.value())
                .query((_, _) -> key)
                .single();
    }

    /** Nothing came of what was announced under the key. */
    public void voidPending(String key, String why) {
        federation
                .sql("select ledger.void_pending(?, ?)")
                .params(key, why)
                .query((_, _) -> key)
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
