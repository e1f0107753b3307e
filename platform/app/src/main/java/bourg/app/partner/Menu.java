package bourg.app.partner;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import bourg.tenants.Actor;
import bourg.tenants.PartnerRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The navigation of the partners' pages, without what the person may not open. */
final class Menu {
    private static final String MONEY = "money";

    /** What the page of money leads to. */
    private static final List<String> UNDER_MONEY =
            List.of("statement", "usage", "bills", "invoicing", "payout");

    private static final String POSTINGS = "/postings";

    private Menu() {}

    static List<NavigationItem> of(Page page) {
        if (!(page.actor() instanceof Actor.PartnerMember)) {
            return List.of();
        }
        List<NavigationItem> items = new ArrayList<>();
        items.add(new NavigationItem("/", page.text("partner.nav.home"), page.at("/")));
        Stream.of("offers", "orders").forEach(name -> items.add(item(page, name)));
        if (isAdmin(page)) {
            items.add(item(page, "agreements"));
            items.add(
                    new NavigationItem(
                            "/" + MONEY, page.text("partner.nav.money"), isAboutMoney(page)));
            items.add(item(page, "connections"));
        }
        return items;
    }

    /** The way back from a page about money; empty elsewhere. */
    static List<NavigationItem> trail(Page page) {
        if (!isAboutMoney(page) || page.at("/" + MONEY)) {
            return List.of();
        }
        List<NavigationItem> items = new ArrayList<>();
        items.add(new NavigationItem("/", page.text("partner.nav.home"), false));
        items.add(item(page, MONEY));
        if (page.at(POSTINGS)) {
            items.add(item(page, "statement"));
        }
        UNDER_MONEY.stream()
                .filter(name -> page.below("/" + name))
                .forEach(name -> items.add(item(page, name)));
        return items;
    }

    private static boolean isAboutMoney(Page page) {
        return page.at("/" + MONEY)
                || page.at(POSTINGS)
                || UNDER_MONEY.stream().anyMatch(name -> page.at("/" + name));
    }

    private static NavigationItem item(Page page, String name) {
        return new NavigationItem(
                "/" + name, page.text("partner.nav." + name), page.at("/" + name));
    }

    /** Whether the person may change services, connections and the payout account. */
    static boolean isAdmin(Page page) {
        return page.actor() instanceof Actor.PartnerMember member && member.may(PartnerRole.ADMIN);
    }
}
