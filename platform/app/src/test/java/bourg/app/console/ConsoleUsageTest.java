package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.billing.Meter;
import bourg.billing.MeterChange;
import bourg.billing.Meters;
import bourg.billing.RateCard;
import bourg.marketplace.AdoptionId;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.Localized;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A partner sends usage from a file; it and the city see what it costs and prove it. */
@TestPropertySource(properties = {"bourg.metering.interval=1s", "bourg.charging.interval=1s"})
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ConsoleUsageTest extends ConsoleTest {
    private static final RateCard.Prices PRICES =
            new RateCard.Prices(
                    0, 0, null, List.of(new RateCard.Tier(null, new BigDecimal("0.5"))));

    @Autowired Meters meters;

    @Test
    void usageIsSentSeenAndProven() {
        City city = cities.quebec("compteurs");
        Browser finance = signedIn(city, StaffRole.FINANCE);
        assertThat(finance.get("/console/usage").text()).contains("Aucun service n’est mesuré");
        Meter meter = meter(city, market.bikeParking(city));
        Browser partner = partner(meter);
        String page = "/console/usage/" + meter.id();
        assertThat(finance.get("/console/usage").text()).contains("Eau", "litre");
        assertThat(finance.get(page).text()).contains("Rien n’a encore été mesuré");
        upload(partner, meter);

        PaidOrders.await(
                "sealed",
                () -> federationHas("select count(*) from usage_line where head is not null") > 0);
        Shown shown = finance.get(page);
        assertThat(shown.text()).contains("m-1", "241", "1,21 $");
        assertThat(partner.get("/usage/" + meter.id()).text()).contains("m-1");
        String line = shown.page().select("main a:contains(m-1)").attr("href");
        assertThat(finance.get(line).text()).contains("Somme avec taxes", "e-1", "Recalculer");
        assertThat(finance.submit(finance.get(line), "/recomputation", Map.of()).text())
                .contains("donnent exactement ce nombre");
        assertThat(finance.get(line + "/receipt.ndjson").body())
                .contains("\"receipt\":\"bourg-usage-receipt-1\"", "\"quantity\":\"240.5\"");
        assertThat(finance.get(page + "/lines.csv").body()).contains("\"'=cmd\"", "\"1.21\"");
        City other = cities.novaScotia("sans-compteur");
        isCharged(city, finance, partner, other);
        isPaidByTheCity(city, finance);
        assertHidden(other, page);
        assertHidden(other, line);
        assertThat(signedIn(city, StaffRole.CLERK).get(page).status()).isEqualTo(403);
    }

    private void isCharged(City city, Browser finance, Browser partner, City other) {
        PaidOrders.await("charged", () -> federationHas("select count(*) from city_bill") > 0);
        Shown bills = finance.get("/console/bills");
        assertThat(bills.text()).contains("Votre ville doit", "l’usage mesuré", "À couvrir");
        String bill = bills.page().select("main a[href^=/console/bills/]").attr("href");
        Shown whole = finance.get(bill);
        assertThat(whole.text()).contains("Qui reçoit quoi", "1,40 $", "TPS");
        String usage = whole.page().select("main a[href^=/console/usage/]").attr("href");
        assertThat(finance.get(usage).text()).contains("m-1");
        String posting = whole.page().select("main a[href^=/console/postings/]").attr("href");
        assertThat(finance.get(posting).text()).contains("Facture à la ville");
        assertThat(partner.get(bill.replace("/console", "")).text()).contains("1,40 $");
        assertThat(partner.get("/bills").text()).contains("À couvrir");
        assertThat(signedIn(city, StaffRole.CLERK).get("/console/bills").status()).isEqualTo(403);
        assertHidden(other, bill);
    }

    private void isPaidByTheCity(City city, Browser finance) {
        Browser olivia =
                door.signedIn(port, "ops.localhost", new Actor.Operator("olivia", "Olivia"));
        Shown debt = olivia.get("/cities/" + city.id() + "/debt");
        assertThat(debt.text()).contains("La ville doit", "Aucun virement");
        Shown empty = olivia.submit(debt, "/debt", Map.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.page().select(".govuk-error-summary li")).hasSize(3);
        Shown tomorrow = olivia.submit(debt, "/debt", arrived("100", "2099"));
        assertThat(tomorrow.page().select(".govuk-error-summary").text()).contains("à venir");

        Shown check = olivia.submit(debt, "/debt", arrived("1\u00a0000,50", "2026"));
        assertThat(check.text())
                .contains("Vérifiez avant d’inscrire", "1 000,50 $", "de plus que ce que la ville");
        Shown again = olivia.submit(check, "/debt", Map.of("change", "true"));
        assertThat(again.page().select("[name=reference]").val()).isEqualTo("VIR-7");
        assertThat(again.text()).contains("Aucun virement");
        Shown done = olivia.submit(check, "/record", Map.of());
        assertThat(done.text()).contains("Le virement est inscrit", "La ville ne doit rien");
        assertThat(finance.get("/console/bills").text()).contains("VIR-7", "Couverte");

        assertThat(olivia.submit(check, "/record", Map.of()).text())
                .contains("Le virement est inscrit");
        assertThat(done.page().select("td:contains(VIR-7)")).hasSize(1);
        Shown other = olivia.submit(done, "/debt", arrived("12", "2026"));
        assertThat(olivia.submit(other, "/record", Map.of()).text())
                .contains("déjà inscrit sous cette référence");
    }

    private static Map<String, String> arrived(String amount, String year) {
        return Map.of(
                "amount", amount,
                "reference", "VIR-7",
                "received_on.day", "3",
                "received_on.month", "2",
                "received_on.year", year);
    }

    private void upload(Browser partner, Meter meter) {
        Shown form = partner.get("/usage/upload");
        assertThat(form.text()).contains("Envoyer la consommation par fichier");
        String day = YearMonth.now(meter.books().timeZone()).minusMonths(2).atDay(3) + "T12:00:00Z";
        Shown sent =
                partner.upload(
                        form,
                        "/usage/upload",
                        """
                        id,meter_id,subject,at,quantity
                        e-1,%1$s,m-1,%2$s,240.5
                        e-2,%1$s,m-1,%2$s,1
                        e-3,%1$s,=cmd,%2$s,2
                        e-4,%1$s,m-9,%2$s,2
                        """
                                .formatted(meter.id(), day));
        assertThat(sent.text())
                .contains("Événements conservés 3", "n’est pas rattaché à ce compteur", "e-4");
        assertThat(partner.upload(sent, "/usage/upload", "what is this?").text())
                .contains("Événements conservés 0");
    }

    private Meter meter(City city, AdoptionId service) {
        var words =
                new Meter.Words(
                        "eau", new Localized("Eau", "Water"), new Localized("litre", "litre"));
        Meter meter = changed(meters.open(city, service, words));
        changed(
                meters.price(
                        city.id(),
                        meter.id(),
                        new RateCard(0, YearMonth.of(2020, 1), null, PRICES)));
        meters.bind(meter.partner(), meter.id(), List.of("m-1", "=cmd"));
        return meter;
    }

    private static Meter changed(MeterChange change) {
        return ((MeterChange.Changed) change).meter();
    }

    private Browser partner(Meter meter) {
        String alias =
                federation
                        .sql("select alias from partner where id = ?")
                        .param(meter.partner().value())
                        .query(String.class)
                        .single();
        return door.signedIn(
                port,
                "partners.localhost",
                new Actor.PartnerMember("pat", alias, Set.of(PartnerRole.ADMIN), "Pat"));
    }

    private long federationHas(String count) {
        return federation.sql(count).query(Long.class).single();
    }
}
