package bourg.tenants.rights;

import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers that are kept for a day, so that a request sent twice counts once; deleting one earlier
 * would let the second do it all again.
 */
@Component
class AnswerRecords implements PersonalRecords {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient city;

    AnswerRecords(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    @Override
    public String kind() {
        return "repeated_requests";
    }

    @Override
    public Set<String> tables() {
        return Set.of("idempotent_request");
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return city.sql(
                        "select key, started_at from idempotent_request where caller = ? and status"
                                + " is not null")
                .param(caller(citizen))
                .query((row, _) ->
                        Map.<String, Object>of(
                                "key",
                                row.getString("key"),
                                "at",
                                row.getObject("started_at", OffsetDateTime.class)
                                        .toInstant()
                                        .toString()))
                .list();
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        LocalDate until = LocalDate.ofInstant(now.plus(KEPT), ZoneOffset.UTC);
        return List.of(Erasure.kept(kind(), of(citizen).size(), "repeatable", until));
    }

    @Override
    public void erase(String citizen, Instant wished) {
        // Nothing: see the class.
    }

    @Override
    public void expire(Instant now) {
        city.sql("delete from idempotent_request where started_at < ?")
                .param(OffsetDateTime.ofInstant(now.minus(KEPT), ZoneOffset.UTC))
                .update();
    }

    private static String caller(String citizen) {
        return "citizen:" + citizen;
    }
}
