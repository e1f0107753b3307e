package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A clerk takes money at the counter, undoes a mistake, and counts the drawer. */
class ConsoleCounterTest extends ConsoleTest {
    @Test
    void takesACheque() {
        City city = cities.quebec("guichet");
        OrderId order = orders.placed(city, market.bikeParking(city));
        String page = "/console/orders/" + order;
        Browser clerk = signedIn(city, StaffRole.CLERK);
        assertThat(clerk.get("/console/till").text()).contains("Rien n’a été pris au comptoir");

        Shown form = clerk.get(page + "/counter");
        assertThat(form.text()).contains("51,74 $ en main");
        Shown missing = clerk.submit(form, "/counter", Map.of("means", "cheque"));
        assertThat(missing.text()).contains("Indiquez le numéro du chèque");
        assertThat(missing.page().select("input[value=cheque]").hasAttr("checked")).isTrue();
        Shown taken = clerk.submit(missing, "/counter", Map.of("reference", "1042"));
        assertThat(taken.text())
                .contains("Le paiement est noté", "Chèque", "1042", "Pris par Alice", "Payée")
                .doesNotContain("Frais de carte");
        assertThat(orders.stateOf(city, order)).isEqualTo(OrderState.PAID);
        assertThat(clerk.submit(missing, "/counter", Map.of("reference", "1042")).text())
                .contains("Le paiement est noté");
        assertThat(clerk.get(page + "/receipt").text()).contains("Moyen de paiement Chèque");
        assertThat(clerk.get(page + "/counter").text()).contains("ne peut pas être payée");
        assertThat(clerk.get("/console/till").text())
                .containsOnlyOnce("1042")
                .contains("Tous les tiroirs Chèque 51,74 $");
        statement(signedIn(city, StaffRole.FINANCE));

        undo(clerk, page);
        assertThat(orders.stateOf(city, order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        PaidOrders.await(
                "taken out of the till",
                () -> clerk.get("/console/till").text().contains("Tous les tiroirs Chèque 0,00 $"));
        assertHidden(cities.novaScotia("elsewhere"), page + "/counter");
    }

    private static void undo(Browser clerk, String page) {
        Shown mistake = clerk.get(page + "/counter-undoing");
        assertThat(clerk.submit(mistake, "/counter-undoing", Map.of()).text())
                .contains("Répondez à cette question");
        assertThat(
                        clerk.submit(
                                        mistake,
                                        "/counter-undoing",
                                        Map.of("reason", "Mauvaise demande"))
                                .text())
                .contains("Le paiement est annulé", "À payer");
        assertThat(clerk.get(page + "/receipt").status()).isEqualTo(404);
    }

    private static void statement(Browser finance) {
        assertThat(finance.get("/console/statement").text())
                .contains("Reçu au comptoir", "-51,74 $", "donnent exactement la fin");
        assertThat(finance.get("/console/statement.csv").body())
                .contains("\"COUNTER\",\"COUNTER\"", "\"-51.74\"");
    }

    @Test
    void approvesAnOrderBeforeItIsPaid() {
        City city = cities.quebec("approbation");
        AdoptionId service = market.bikeParking(city);
        Browser alice = signedIn(city, ALL);
        String shelf = "/console/services/" + service;
        assertThat(alice.submit(alice.get(shelf + "/approval"), "/approval", Map.of()).text())
                .contains("attendent votre approbation", "La ville approuve d’abord");
        OrderId order = orders.placed(city, service);
        String page = "/console/orders/" + order;
        Shown seen = alice.get(page);
        assertThat(seen.text())
                .contains("Attend l’approbation", "ne paie qu’après votre approbation");
        assertThat(alice.get(page + "/counter").text()).contains("ne peut pas être payée");
        assertThat(alice.submit(seen, "/approval", Map.of()).text())
                .contains("La demande est approuvée", "Demande approuvée, à payer", "À payer");
        assertThat(alice.submit(seen, "/approval", Map.of()).text())
                .contains("a changé entre-temps");
        PaidOrders.await(
                "written to",
                () ->
                        Arrays.stream(MAILS.getReceivedMessages())
                                .anyMatch(letter -> subject(letter).startsWith("Approuvée")));

        Shown refusal = alice.get("/console/orders/" + orders.placed(city, service) + "/refusal");
        assertThat(refusal.text()).contains("rien à rembourser");
        assertThat(alice.submit(refusal, "/refusal", Map.of("reason", "Complet")).text())
                .contains("la personne en reçoit la raison", "Refusée");
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void onlyWhoHasTheRightTakesMoney() {
        City city = cities.quebec("guichet");
        String page =
                "/console/orders/" + orders.placed(city, market.bikeParking(city)) + "/counter";
        Browser finance = signedIn(city, StaffRole.FINANCE);
        assertThat(finance.get(page).status()).isEqualTo(403);
        assertThat(finance.get(page + "-undoing").status()).isEqualTo(403);
        assertThat(finance.get("/console/till").status()).isEqualTo(200);
    }
}
