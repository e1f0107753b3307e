package bourg.app.operator;

import bourg.app.pages.NavigationItem;
import bourg.app.pages.Page;
import java.util.List;
import java.util.stream.Stream;

/** The navigation of the operators' console. */
final class Menu {
    private Menu() {}

    static List<NavigationItem> of(Page page) {
        return Stream.of("cities", "offers", "partners", "matters", "reconciliation", "jobs")
                .map(name ->
                        new NavigationItem(
                                "/" + name, page.text("operator.nav." + name), page.at("/" + name)))
                .toList();
    }
}
