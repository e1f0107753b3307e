package bourg.app.partner;

import bourg.app.pages.Page;
import bourg.marketplace.Offer;
import bourg.tenants.Localized;
import java.util.stream.Stream;

/** What a service is called on its partner's pages, even while it has no name. */
final class Title {
    private Title() {}

    static String of(Page page, Offer offer) {
        Localized name = offer.content().name();
        return Stream.of(page.in(name), name.french(), name.english())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> page.text("partner.offer.unnamed"));
    }
}
