package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Concessions;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.PricePlan;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A clerk sees who asks for a reduced price and why, approves it, and takes what is left. */
class ConsoleConcessionTest extends ConsoleTest {
    @Test
    void seesTheGroundApprovesAndTakesTheReducedPriceAtTheCounter() {
        City city = cities.quebec("rabais");
        AdoptionId service =
                market.reduced(
                        city,
                        new PricePlan.OneOff(Money.of(4_500, "CAD")),
                        new Concessions(Map.of(Concession.LOW_INCOME, new BasisPoints(5_000))));
        Browser alice = signedIn(city, ALL);
        String shelf = "/console/services/" + service;
        alice.submit(alice.get(shelf + "/approval"), "/approval", Map.of());
        OrderId order =
                orders.placed(
                        city,
                        service,
                        new ConcessionClaim(Concession.LOW_INCOME, "<b>Étudiante</b>"));
        String page = "/console/orders/" + order;
        Browser clerk = signedIn(city, StaffRole.CLERK);
        Shown seen = clerk.get(page);
        assertThat(seen.text())
                .contains("Attend l’approbation", "Tarif réduit Faible revenu")
                .contains("Motif donné <b>Étudiante</b>", "Tarif réduit (−50 %) -22,50 $")
                .contains("25,87 $");
        clerk.submit(seen, "/approval", Map.of());
        Shown form = clerk.get(page + "/counter");
        assertThat(form.text()).contains("25,87 $ en main");
        Shown taken = clerk.submit(form, "/counter", Map.of("means", "cash"));
        assertThat(taken.text()).contains("Le paiement est noté", "Payée");
        assertThat(orders.stateOf(city, order)).isEqualTo(OrderState.PAID);
        assertThat(clerk.get(page + "/receipt").text())
                .contains("Tarif réduit (−50 %) -22,50 $", "25,87 $")
                .doesNotContain("Faible revenu", "Étudiante");
        assertHidden(cities.novaScotia("elsewhere"), page);
    }
}
