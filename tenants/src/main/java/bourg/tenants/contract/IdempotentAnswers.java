package bourg.tenants.contract;

import bourg.tenants.CurrentCity;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the answers given for a day: those of a city in its own schema, all others in the control
 * plane.
 */
@Component
class IdempotentAnswers {
    /** After this long without an answer, whoever began is taken for dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration MEMORY = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient federation;
    private final JdbcClient city;
    private final TransactionTemplate inFederation;
    private final TransactionTemplate inCity;

    IdempotentAnswers(
            @Qualifier("federation") JdbcClient federation,
            @Qualifier("city") JdbcClient city,
            @Qualifier("federationTransactions") PlatformTransactionManager federationTransactions,
            @Qualifier("cityTransactions") PlatformTransactionManager cityTransactions) {
        this.federation = federation;
        this.city = city;
        this.inFederation = new TransactionTemplate(federationTransactions);
        this.inCity = new TransactionTemplate(cityTransactions);
    }

    record Attempt(String caller, String key, String hash) {}

    sealed interface Beginning {}

    record First() implements Beginning {}

    record InProgress() implements Beginning {}

    record OtherRequest() implements Beginning {}

    @SuppressWarnings(
            "ArrayRecordComponent") // handed from the store to the response, never compared
    record Known(String hash, int status, Map<String, String> headers, byte[] body)
            implements Beginning {
        static Known of(ContentCachingResponseWrapper response) {
            Map<String, String> headers = new LinkedHashMap<>();
            if (response.getContentType() != null) {
                headers.put(HttpHeaders.CONTENT_TYPE, response.getContentType());
            }
            String location = response.getHeader(HttpHeaders.LOCATION);
            if (location != null) {
                headers.put(HttpHeaders.LOCATION, location);
            }
            return new Known("", response.getStatus(), headers, response.getContentAsByteArray());
        }

        void replay(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            headers.forEach(response::setHeader);
            response.setHeader("Idempotent-Replayed", "true");
            response.getOutputStream().write(body);
        }
    }

    Beginning begin(Attempt attempt) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return here(sql -> {
            sql.sql("delete from idempotent_request where started_at < ?")
                    .param(now.minus(MEMORY))
                    .update();
            return tryBegin(sql, attempt, now) ? new First() : existing(sql, attempt);
        });
    }

    private static boolean tryBegin(JdbcClient sql, Attempt attempt, OffsetDateTime now) {
        return sql.sql(
                                """
                                insert into idempotent_request as known (caller, key, request_hash, started_at)
                                values (:caller, :key, :hash, :now)
                                on conflict (caller, key) do update set started_at = excluded.started_at
                                where known.status is null and known.request_hash = excluded.request_hash
                                  and known.started_at < :abandoned\
                                """)
                        .param("caller", attempt.caller())
                        .param("key", attempt.key())
                        .param("hash", attempt.hash())
                        .param("now", now)
                        .param("abandoned", now.minus(PATIENCE))
                        .update()
                == 1;
    }

    private static Beginning existing(JdbcClient sql, Attempt attempt) {
        return sql.sql(
                        "select request_hash, status, headers, body from idempotent_request where caller = ? and key = ?")
                .params(attempt.caller(), attempt.key())
                .query((row, _) -> {
                    if (!row.getString("request_hash").equals(attempt.hash())) {
                        return new OtherRequest();
                    }
                    if (row.getObject("status") == null) {
                        return new InProgress();
                    }
                    Map<String, String> headers =
                            JSON.readValue(row.getString("headers"), new TypeReference<>() {});
                    return (Beginning)
                            new Known(
                                    attempt.hash(),
                                    row.getInt("status"),
                                    headers,
                                    row.getBytes("body"));
                })
                .optional()
                .orElseGet(InProgress::new);
    }

    void remember(Attempt attempt, Known answer) {
        here(sql ->
                sql.sql(
                                """
                                update idempotent_request set status = ?, headers = cast(? as jsonb), body = ?
                                where caller = ? and key = ?\
                                """)
                        .params(
                                answer.status(),
                                JSON.writeValueAsString(answer.headers()),
                                answer.body(),
                                attempt.caller(),
                                attempt.key())
                        .update());
    }

    void forget(Attempt attempt) {
        here(sql ->
                sql.sql(
                                "delete from idempotent_request where caller = ? and key = ? and status is null")
                        .params(attempt.caller(), attempt.key())
                        .update());
    }

    private <T> T here(Function<JdbcClient, T> work) {
        boolean cityBound = CurrentCity.find().isPresent();
        TransactionTemplate transaction = cityBound ? inCity : inFederation;
        return transaction.execute(_ -> work.apply(cityBound ? city : federation));
    }
}
