package bourg.marketplace;

import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people of the bound city have chosen and not ordered yet, kept 30 days under a secret key as
 * drafts are.
 */
@Component
public class BasketLines {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient city;

    BasketLines(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    /** One service that was chosen, with the answers to its form and the concession claimed. */
    public record Line(UUID id, PlaceBasket.Line wish) {}

    /** Adds a line; refused, with false, if the basket is full. */
    @InCity
    public boolean add(String key, PlaceBasket.Line wish) {
        city.sql("delete from basket_line where added_at < ?")
                .param(Times.sql(Times.now().minus(KEPT)))
                .update();
        if (of(key).size() >= PlaceBasket.MOST_LINES) {
            return false;
        }
        ConcessionClaim claim = wish.claim();
        city.sql(
                        """
                        insert into basket_line (id, key_hash, adoption, quantity, answers, concession, ground, added_at)
                        values (:id, :key, :adoption, :quantity, :answers, :concession, :ground, :now)
                        """)
                .param("id", Identifiers.next())
                .param("key", AccessKeys.hash(key))
                .param("adoption", wish.service().value())
                .param("quantity", wish.quantity())
                .param("answers", JSON.writeValueAsString(wish.answers()))
                .param("concession", claim == null ? null : claim.kind().name())
                .param("ground", claim == null ? null : claim.ground())
                .param("now", Times.sql(Times.now()))
                .update();
        return true;
    }

    /** In the order in which they were added. */
    @InCity(readOnly = true)
    public List<Line> of(String key) {
        return city.sql(
                        "select id, adoption, quantity, answers, concession, ground from basket_line"
                                + " where key_hash = ? and added_at >= ? order by id")
                .params(AccessKeys.hash(key), Times.sql(Times.now().minus(KEPT)))
                .query((row, _) ->
                        new Line(
                                row.getObject("id", UUID.class),
                                new PlaceBasket.Line(
                                        new AdoptionId(row.getObject("adoption", UUID.class)),
                                        row.getInt("quantity"),
                                        JSON.readTree(row.getString("answers")),
                                        claim(row))))
                .list();
    }

    private static @Nullable ConcessionClaim claim(ResultSet row) throws SQLException {
        String kind = row.getString("concession");
        return kind == null
                ? null
                : new ConcessionClaim(Concession.valueOf(kind), row.getString("ground"));
    }

    @InCity
    public void remove(String key, UUID line) {
        city.sql("delete from basket_line where key_hash = ? and id = ?")
                .params(AccessKeys.hash(key), line)
                .update();
    }

    /** Names the wish to order just these lines: asking twice places them once. */
    public static String requestKey(String key, List<UUID> lines) {
        return "basket:"
                + AccessKeys.hash(
                        key
                                + lines.stream()
                                        .map(UUID::toString)
                                        .collect(Collectors.joining("\n", "\n", "")));
    }
}
