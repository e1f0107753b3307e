package bourg.app.portal;

import bourg.marketplace.Category;
import bourg.marketplace.LiveService;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What a search found, and how to go on. */
record Results(
        String words,
        @Nullable Category shelf,
        List<LiveService> services,
        @Nullable String next,
        @Nullable String after) {

    boolean everything() {
        return words.isEmpty() && shelf == null;
    }

    String shelfName() {
        return shelf == null ? "" : shelf.name().toLowerCase(Locale.ROOT);
    }

    @Nullable String nextHref() {
        return next == null ? null : href(next);
    }

    @Nullable String firstHref() {
        return after == null ? null : href(null);
    }

    private String href(@Nullable String from) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/services");
        link.queryParam("q", words).queryParam("category", shelfName());
        if (from != null) {
            link.queryParam("after", from);
        }
        return link.encode().toUriString();
    }
}
