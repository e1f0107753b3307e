package bourg.app.console;

import bourg.marketplace.Category;
import bourg.marketplace.Offer;
import bourg.marketplace.Slice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What a search of the catalogue found, and how to go on. */
record Found(String words, @Nullable Category shelf, Slice<Offer> offers, @Nullable String after) {
    List<Offer> items() {
        return offers.items();
    }

    boolean everything() {
        return words.isEmpty() && shelf == null;
    }

    String shelfName() {
        return shelf == null ? "" : shelf.name().toLowerCase(Locale.ROOT);
    }

    @Nullable String nextHref() {
        return offers.next() == null ? null : href(offers.next());
    }

    @Nullable String firstHref() {
        return after == null ? null : href(null);
    }

    private String href(@Nullable String from) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/console/marketplace")
                        .queryParam("q", words)
                        .queryParam("category", shelfName());
        if (from != null) {
            link.queryParam("after", from);
        }
        return link.encode().toUriString();
    }
}
