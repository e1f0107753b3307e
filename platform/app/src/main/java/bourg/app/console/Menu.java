package bourg.app.console;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The navigation of the console, without what the person may not open. */
final class Menu {
    private static final String HOME = "/console";
    private static final String MONEY = "money";

    /** What the page of money leads to. */
    private static final List<String> UNDER_MONEY =
            List.of(
                    "disputes",
                    "refunds",
                    "matters",
                    "bank",
                    "statement",
                    "income",
                    "usage",
                    "bills",
                    "invoicing",
                    "accounting",
                    "payout-account");

    private static final String POSTINGS = "/console/postings";

    private Menu() {}

    static List<NavigationItem> of(Page page) {
        boolean money = isAboutMoney(page);
        List<NavigationItem> items = new ArrayList<>();
        items.add(item(page, "marketplace"));
        // Terms are proposed for a service, and are reached from it.
        items.add(item(page, "services", "proposals"));
        Stream.of("orders", "subscriptions", "till").forEach(name -> items.add(item(page, name)));
        if (Powers.of(page.actor()).money()) {
            items.add(new NavigationItem(path(MONEY), page.text("console.nav.money"), money));
        }
        boolean elsewhere = money || items.stream().anyMatch(NavigationItem::active);
        items.addFirst(
                new NavigationItem(
                        HOME, page.text("console.nav.home"), page.at(HOME) && !elsewhere));
        return items;
    }

    /** The way back from a page about money; empty elsewhere. */
    static List<NavigationItem> trail(Page page) {
        if (!isAboutMoney(page) || page.at(path(MONEY))) {
            return List.of();
        }
        List<NavigationItem> items = new ArrayList<>();
        items.add(new NavigationItem(HOME, page.text("console.nav.home"), false));
        items.add(item(page, MONEY));
        if (page.at(POSTINGS)) {
            items.add(item(page, "statement"));
        }
        UNDER_MONEY.stream()
                .filter(name -> page.below(path(name)))
                .forEach(name -> items.add(item(page, name)));
        return items;
    }

    private static boolean isAboutMoney(Page page) {
        return page.at(path(MONEY))
                || page.at(POSTINGS)
                || UNDER_MONEY.stream().anyMatch(name -> page.at(path(name)));
    }

    /** Lit on its own page and on those that are reached from it. */
    private static NavigationItem item(Page page, String name, String... under) {
        return new NavigationItem(
                path(name),
                page.text("console.nav." + name),
                Stream.concat(Stream.of(name), Stream.of(under))
                        .anyMatch(each -> page.at(path(each))));
    }

    private static String path(String name) {
        return HOME + "/" + name;
    }
}
