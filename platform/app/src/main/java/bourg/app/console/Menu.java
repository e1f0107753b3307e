package bourg.app.console;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The navigation of the console, without what the person may not open. */
final class Menu {
    private static final String HOME = "/console";
    private static final Set<String> MONEY =
            Set.of(
                    "usage",
                    "income",
                    "disputes",
                    "refunds",
                    "matters",
                    "statement",
                    "invoicing",
                    "payout-account");

    private Menu() {}

    static List<NavigationItem> of(Page page) {
        List<NavigationItem> items = new ArrayList<>();
        Stream.of(
                        "marketplace",
                        "services",
                        "orders",
                        "usage",
                        "income",
                        "disputes",
                        "refunds",
                        "matters",
                        "statement",
                        "invoicing",
                        "payout-account")
                .filter(name -> Powers.of(page.actor()).money() || !isMoney(name))
                .forEach(name -> items.add(item(page, name)));
        boolean elsewhere = items.stream().anyMatch(NavigationItem::active);
        items.addFirst(
                new NavigationItem(
                        HOME, page.text("console.nav.home"), page.at(HOME) && !elsewhere));
        return items;
    }

    private static NavigationItem item(Page page, String name) {
        String path = HOME + "/" + name;
        return new NavigationItem(path, page.text("console.nav." + name), page.at(path));
    }

    private static boolean isMoney(String name) {
        return MONEY.contains(name);
    }
}
