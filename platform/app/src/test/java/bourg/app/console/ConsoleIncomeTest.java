package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A treasurer reads what the city earns, asks what if, and gives the accountants their codes. */
class ConsoleIncomeTest extends ConsoleTest {
    @Test
    void readsTheIncomeAndReplaysIt() {
        City city = cities.quebec("revenus");
        Browser finance = signedIn(city, StaffRole.FINANCE);
        assertThat(finance.get("/console/income").text())
                .contains("Aucun revenu durant ces douze mois", "Indiquez les montants");
        AdoptionId service = market.bikeParking(city);
        orders.paid(city, service);

        Shown cockpit = finance.get("/console/income");
        assertThat(cockpit.page().select("svg[role=img] title")).hasSize(4);
        assertThat(cockpit.page().select("svg rect.bourg-chart__bar[width=320]")).hasSize(4);
        assertThat(cockpit.text()).contains("6,75 $", "Très concentrés", "100 %");
        String offer = cockpit.page().select("select[name=offer] option[value^=offr_]").val();
        assertThat(finance.get("/console/income?offer=" + offer + "&share=15").text())
                .contains("Avec 15 % pour la ville, sur 1 vente", "6,75 $");
        assertThat(finance.get("/console/income?offer=" + offer + "&share=99,9").text())
                .contains("ne laisse pas autant");

        Shown wrong =
                finance.submit(cockpit, "/budget", Map.of("taxes", "12 000 000", "grants", "deux"));
        assertThat(wrong.text()).contains("Indiquez un nombre");
        assertThat(wrong.page().select("#taxes").val()).isEqualTo("12 000 000");
        Shown kept = finance.submit(wrong, "/budget", Map.of("grants", "1 000 000", "other", "0"));
        assertThat(kept.text()).contains("Vos montants sont inscrits", "ne viennent ni des taxes");
        assertThat(signedIn(city, StaffRole.CLERK).get("/console/income").status()).isEqualTo(403);
    }

    @Test
    void givesItsCodes() {
        City city = cities.quebec("codes");
        Browser finance = signedIn(city, StaffRole.FINANCE);
        Shown form = finance.get("/console/accounting");
        assertThat(form.text()).contains("Aucun mois n’est encore fermé");
        assertThat(form.page().select("#bank").val()).isEqualTo("1010");
        Shown wrong = finance.submit(form, "/accounting", Map.of("bank", "=1+1"));
        assertThat(wrong.text()).contains("Écrivez au plus 40 chiffres");
        assertThat(finance.submit(wrong, "/accounting", Map.of("bank", "02-100")).text())
                .contains("Vos codes sont inscrits");
        assertThat(finance.get("/console/accounting").page().select("#bank").val())
                .isEqualTo("02-100");
        assertThat(finance.get("/console/accounting/2026-10.csv").status()).isEqualTo(404);
        assertThat(signedIn(city, StaffRole.CLERK).get("/console/accounting").status())
                .isEqualTo(403);
    }
}
