package bourg.app.partner;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import bourg.tenants.Actor;
import bourg.tenants.PartnerRole;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The navigation of the partners' pages, without what the person may not open. */
final class Menu {
    private static final Set<String> FOR_ADMINS =
            Set.of("agreements", "usage", "statement", "invoicing", "payout", "connections");

    private Menu() {}

    static List<NavigationItem> of(Page page) {
        if (!(page.actor() instanceof Actor.PartnerMember)) {
            return List.of();
        }
        Stream<NavigationItem> home =
                Stream.of(new NavigationItem("/", page.text("partner.nav.home"), page.at("/")));
        return Stream.concat(
                        home,
                        Stream.of(
                                        "offers",
                                        "orders",
                                        "agreements",
                                        "usage",
                                        "statement",
                                        "invoicing",
                                        "payout",
                                        "connections")
                                .filter(name -> isAdmin(page) || !FOR_ADMINS.contains(name))
                                .map(name ->
                                        new NavigationItem(
                                                "/" + name,
                                                page.text("partner.nav." + name),
                                                page.at("/" + name))))
                .toList();
    }

    /** Whether the person may change services, connections and the payout account. */
    static boolean isAdmin(Page page) {
        return page.actor() instanceof Actor.PartnerMember member && member.may(PartnerRole.ADMIN);
    }
}
