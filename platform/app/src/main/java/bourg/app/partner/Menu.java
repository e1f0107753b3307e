package bourg.app.partner;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import java.util.List;
import java.util.stream.Stream;

/** The navigation of the partners' pages; empty for those who are not signed in. */
final class Menu {
    private Menu() {}

    static List<NavigationItem> of(Page page) {
        return page.signedIn()
                ? Stream.of("offers", "orders", "statement", "payout", "connections")
                        .map(name ->
                                new NavigationItem(
                                        "/" + name,
                                        page.text("partner.nav." + name),
                                        page.at("/" + name)))
                        .toList()
                : List.of();
    }
}
