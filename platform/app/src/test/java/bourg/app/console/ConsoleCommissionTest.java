package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.OfferId;
import bourg.tenants.City;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator agrees on more than three shares, without JavaScript, over real HTTP. */
class ConsoleCommissionTest extends ConsoleTest {
    @Test
    void agreesOnFixedAmountsLimitsAndOtherParties() {
        City city = cities.quebec("composite");
        City other = cities.novaScotia("voisine");
        OfferId offer = market.inCatalogue();
        Browser alice = signedIn(city, ALL);

        Shown form = alice.get("/console/marketplace/" + offer + "/adoption");
        Shown detailed =
                alice.submit(form, "/adoption", Map.of("city_share", "12,5", "step", "detail"));
        assertThat(detailed.page().select("#city_share").val()).isEqualTo("12,5");
        assertThat(detailed.text()).contains("Montant fixe", "reçoit le reste");
        Shown unknown =
                alice.submit(
                        detailed,
                        "/adoption",
                        Map.of(
                                "city_fixed", "1,50",
                                "city_per", "UNIT",
                                "city_cap", "1",
                                "other1_party", "personne",
                                "other2_share", "3",
                                "step", "check"));
        assertThat(unknown.page().select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#other1_party", "#other2_party");
        assertThat(unknown.page().select("#city_fixed").val()).isEqualTo("1,50");

        Shown check = alice.submit(unknown, "/adoption", right(other));
        assertThat(check.text())
                .contains("12,5 % du prix avant taxes plus 1,50 $ par unité, au plus 7,00 $")
                .contains("ramené au maximum de 7,00 $", "le reste du prix avant taxes")
                .contains("Aucune commande payée")
                .contains(other.name().french());
        Shown again = alice.submit(check, "/adoption", Map.of("step", "change"));
        assertThat(again.page().select("#other1_party").val()).isEqualTo(other.code());
        Shown service = alice.submit(check, "/adoption", Map.of("step", "confirm"));
        assertThat(service.text()).contains("Le service est adopté", "Le reste du prix");
        Shown next = alice.get(service.path() + "/agreement");
        assertThat(next.page().select("#city_cap").val()).isEqualTo("7.00".replace('.', ','));
    }

    private static Map<String, String> right(City other) {
        return Map.of(
                "city_cap", "7",
                "other1_party", other.code(),
                "other1_share", "3",
                "other2_share", "",
                "step", "check");
    }

    @Test
    void isToldBeforeConfirmingThatTooLittleForThePartnerIsProposedToIt() {
        City city = cities.quebec("avare");
        OfferId offer = market.inCatalogue();
        Browser alice = signedIn(city, ALL);
        Shown form = alice.get("/console/marketplace/" + offer + "/adoption");
        Shown detailed = alice.submit(form, "/adoption", Map.of("step", "detail"));
        Shown low =
                alice.submit(
                        detailed,
                        "/adoption",
                        Map.of("city_share", "0", "city_fixed", "20", "step", "check"));
        assertThat(low.text())
                .contains("C’est moins que les 70 % que demande", "Proposer au partenaire");
    }
}
