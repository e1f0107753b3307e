package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.OfferId;
import bourg.marketplace.OrderId;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The console refuses what a role may not do, and hides what belongs to another city. */
class ConsoleRolesTest extends ConsoleTest {
    private static final List<String> MONEY =
            List.of(
                    "/console/money",
                    "/console/statement",
                    "/console/statement.csv",
                    "/console/statement.xlsx",
                    "/console/statement.pdf",
                    "/console/payout-account");

    @Test
    void refusesWhatARoleMayNotDo() {
        City city = cities.quebec("roles");
        OfferId offer = market.inCatalogue();
        AdoptionId service = market.bikeParking(city);
        OrderId order = orders.paid(city, service);
        Browser clerk = signedIn(city, StaffRole.CLERK);
        Browser finance = signedIn(city, StaffRole.FINANCE);
        String page = "/console/orders/" + order;

        assertThat(clerk.get("/console").page().select("nav a[href=/console/money]")).isEmpty();
        for (String path :
                new String[] {
                    "/console/marketplace/" + offer + "/adoption",
                    "/console/services/" + service + "/agreement",
                    "/console/isolation",
                    "/console/exports",
                    "/console/audit",
                    "/console/audit.csv",
                    "/console/audit/verification",
                    page + "/refund"
                }) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(403);
        }
        MONEY.forEach(path -> assertThat(clerk.get(path).status()).as(path).isEqualTo(403));
        assertThat(finance.get("/console/statement").status()).isEqualTo(200);
        Shown publication = clerk.get("/console/services/" + service + "/wording");
        String csrf = publication.page().select("input[name=_csrf]").val();
        assertThat(
                        clerk.post(
                                        "/console/marketplace/" + offer + "/adoption",
                                        Map.of("_csrf", csrf, "step", "confirm"))
                                .status())
                .isEqualTo(403);
        assertThat(finance.get(page + "/refusal").status()).isEqualTo(403);
        assertThat(finance.get("/console/services/" + service + "/withdrawal").status())
                .isEqualTo(403);
    }

    @Test
    void showsAPersonsDataToNobodyElse() {
        City city = cities.quebec("roles");
        String page = "/console/orders/" + orders.paid(city, market.bikeParking(city));

        assertThat(
                        new Browser(port, city.host())
                                .get("/console/sign-in-failed?reason=no_role_here"))
                .satisfies(page403 -> {
                    assertThat(page403.status()).isEqualTo(403);
                    assertThat(page403.text()).contains("ne donne accès à rien sur ce site");
                });
        assertHidden(cities.novaScotia("elsewhere"), page);
        assertThat(new Browser(port, city.host()).get(page).path())
                .contains("client_id=console-roles");
        assertThat(
                        http.to(city.host())
                                .with("Cookie", door.cookie(staff(city, StaffRole.CLERK)))
                                .get(page)
                                .header("Cache-Control"))
                .contains("no-store");
    }
}
