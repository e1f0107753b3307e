package bourg.marketplace.web;

import bourg.marketplace.Offers;
import bourg.marketplace.Search;
import bourg.marketplace.web.api.CatalogueApi;
import bourg.marketplace.web.api.Category;
import bourg.marketplace.web.api.OfferList;
import bourg.tenants.StaffRole;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogueController implements CatalogueApi {
    private final Asking asking;
    private final Offers offers;

    CatalogueController(Asking asking, Offers offers) {
        this.asking = asking;
        this.offers = offers;
    }

    @Override
    public OfferList searchOffers(
            @Nullable String query,
            @Nullable Category category,
            @Nullable String cursor,
            Integer limit) {
        asking.staff(StaffRole.values());
        return OfferViews.list(offers.searchPublished(search(query, category), cursor, limit));
    }

    static Search search(@Nullable String query, @Nullable Category category) {
        return new Search(
                Objects.requireNonNullElse(query, ""),
                category == null ? null : bourg.marketplace.Category.valueOf(category.name()),
                LocaleContextHolder.getLocale());
    }
}
