package bourg.marketplace;

import bourg.tenants.InCity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Unfinished forms of the bound city's citizens, kept 30 days under a secret key. */
@Component
public class Drafts {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient city;

    Drafts(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    /**
     * Keeps the fields just as they were typed; the same key and service replace the earlier draft.
     */
    @InCity
    public void save(String key, AdoptionId service, Map<String, List<String>> fields) {
        city.sql("delete from draft where saved_at < ?")
                .param(Times.sql(Times.now().minus(KEPT)))
                .update();
        city.sql(
                        """
                        insert into draft (key_hash, adoption, fields, saved_at) values (:key, :adoption, :fields, :now)
                        on conflict (key_hash, adoption) do update set fields = excluded.fields, saved_at = excluded.saved_at
                        """)
                .param("key", AccessKeys.hash(key))
                .param("adoption", service.value())
                .param("fields", JSON.writeValueAsString(fields))
                .param("now", Times.sql(Times.now()))
                .update();
    }

    @InCity(readOnly = true)
    public Optional<Map<String, List<String>>> find(String key, AdoptionId service) {
        return city.sql(
                        "select fields from draft where key_hash = ? and adoption = ? and saved_at >= ?")
                .params(AccessKeys.hash(key), service.value(), Times.sql(Times.now().minus(KEPT)))
                .query(String.class)
                .optional()
                .map(fields ->
                        JSON.readValue(fields, new TypeReference<Map<String, List<String>>>() {}));
    }

    @InCity
    public void forget(String key, AdoptionId service) {
        city.sql("delete from draft where key_hash = ? and adoption = ?")
                .params(AccessKeys.hash(key), service.value())
                .update();
    }
}
