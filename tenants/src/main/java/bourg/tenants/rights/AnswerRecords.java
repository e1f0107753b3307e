package bourg.tenants.rights;

import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers that are kept for a day, so that a request sent twice is answered alike. */
@Component
class AnswerRecords implements PersonalRecords {
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
                        "select key, started_at::text as at from idempotent_request where caller = ?")
                .param(caller(citizen))
                .query((row, _) ->
                        Map.<String, Object>of(
                                "key", row.getString("key"), "at", row.getString("at")))
                .list();
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        return List.of(Erasure.deleted(kind(), of(citizen).size()));
    }

    @Override
    public void erase(String citizen, Instant wished) {
        city.sql("delete from idempotent_request where caller = ? and started_at <= ?")
                .params(caller(citizen), OffsetDateTime.ofInstant(wished, ZoneOffset.UTC))
                .update();
    }

    private static String caller(String citizen) {
        return "citizen:" + citizen;
    }
}
