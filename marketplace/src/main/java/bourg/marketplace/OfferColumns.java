package bourg.marketplace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of an offer as parameters of SQL, with the folded texts to search and sort by. */
final class OfferColumns {
    private OfferColumns() {}

    static Map<String, @Nullable Object> of(OfferDraft content, String partnerName) {
        Map<String, @Nullable Object> columns = new HashMap<>(texts(content, partnerName));
        columns.put("category", content.category().name());
        columns.put("form", content.form());
        PlanColumns.put(columns, content.plan());
        columns.put("concessions", ConcessionColumn.json(content.concessions()));
        columns.put("quantity_allowed", content.quantityAllowed());
        columns.put("max_quantity", content.maxQuantity());
        columns.put("merchant", content.merchant().name());
        columns.put("tax", content.tax().name());
        columns.put("minimum", content.minimumPartnerShare().value());
        columns.put("now", Times.sql(Times.now()));
        return columns;
    }

    private static Map<String, Object> texts(OfferDraft content, String partnerName) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("name_fr", content.name().french());
        columns.put("name_en", content.name().english());
        columns.put("summary_fr", content.summary().french());
        columns.put("summary_en", content.summary().english());
        columns.put("description_fr", content.description().french());
        columns.put("description_en", content.description().english());
        columns.put("sort_fr", Words.folded(content.name().french()));
        columns.put("sort_en", Words.folded(content.name().english()));
        columns.put(
                "search_fr",
                Words.folded(
                        content.name().french(),
                        content.summary().french(),
                        content.description().french(),
                        content.category().title().french(),
                        partnerName));
        columns.put(
                "search_en",
                Words.folded(
                        content.name().english(),
                        content.summary().english(),
                        content.description().english(),
                        content.category().title().english()));
        return columns;
    }
}
