package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finance people say who the city is on invoices; nothing that they typed is lost. */
class ConsoleInvoicingTest extends ConsoleTest {
    @Test
    void recordsWhoTheCityIs() {
        City city = cities.quebec("facturation");
        Browser finance = signedIn(city, StaffRole.FINANCE);
        Shown form = finance.get("/console/invoicing");
        assertThat(form.text()).contains("Rien n’est encore inscrit", "Aucune facture cette année");

        Shown wrong =
                finance.submit(
                        form,
                        "/invoicing",
                        Map.of(
                                "legal_name", "Ville de Facturation",
                                "street", "1, rue de la Mairie",
                                "locality", "Facturation",
                                "region", "QC",
                                "gst", "123026634 RT0001"));
        assertThat(wrong.text()).contains("Répondez à cette question");
        Shown stillWrong = finance.submit(wrong, "/invoicing", Map.of("postal_code", "G1A 1A1"));
        assertThat(stillWrong.text()).contains("neuf chiffres, RT et quatre chiffres");
        assertThat(stillWrong.page().select("#gst").val()).isEqualTo("123026634 RT0001");
        assertThat(stillWrong.page().select("#street").val()).isEqualTo("1, rue de la Mairie");

        Shown done = finance.submit(stillWrong, "/invoicing", Map.of("gst", "123026635 RT0001"));
        assertThat(done.text()).contains("sont inscrits", "TPS 123026635RT0001");
        assertThat(finance.get("/console/invoicing/2026/1.pdf").status()).isEqualTo(404);
        assertThat(signedIn(city, StaffRole.CLERK).get("/console/invoicing").status())
                .isEqualTo(403);
        assertThat(signedIn(cities.novaScotia("elsewhere"), ALL).get("/console/invoicing").text())
                .doesNotContain("123026635");
    }
}
