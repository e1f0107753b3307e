package bourg.marketplace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds published offers by words. */
@Component
class OfferSearch {
    private record Hit(Offer offer, String key) {}

    private final JdbcClient federation;

    OfferSearch(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    Slice<Offer> find(Search search, @Nullable String after, int limit) {
        WordSearch words =
                new WordSearch(search.words(), "v.search", "v.sort_fr || ' ' || v.sort_en");
        String key = words.order(WordSearch.sortColumn("v", search));
        Place place = Place.read(after);
        String sql =
                "select %s, %s as sort_key from %s where v.state = 'PUBLISHED' and %s and %s and %s order by sort_key, v.offer limit %d"
                        .formatted(
                                OfferRows.COLUMNS,
                                key,
                                OfferRows.TABLES,
                                words.condition(),
                                search.category() == null ? "true" : "v.category = :category",
                                place == null ? "true" : "(" + key + ", v.offer) > (:key, :id)",
                                limit + 1);
        List<Hit> hits =
                federation
                        .sql(sql)
                        .params(words.parameters())
                        .param("category", WordSearch.name(search.category()))
                        .param("key", place == null ? null : place.key())
                        .param("id", place == null ? null : place.id())
                        .query((row, number) ->
                                new Hit(OfferRows.read(row), row.getString("sort_key")))
                        .list();
        return Place.slice(hits, limit, hit -> new Place(hit.key(), hit.offer().id().value()))
                .map(Hit::offer);
    }
}
