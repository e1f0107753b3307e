package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clerks and finance people follow an order and its money to the last posting. */
class ConsoleMoneyTest extends ConsoleTest {
    @Test
    void followsAnOrderAndItsMoney() {
        City city = cities.quebec("caisse");
        AdoptionId service = market.bikeParking(city);
        OrderId order = orders.paid(city, service);
        Browser alice = signedIn(city, ALL);
        String page = "/console/orders/" + order;

        assertThat(alice.get("/console").text()).contains("1 demande payée attend");
        assertThat(alice.get("/console/orders?state=paid").text()).contains("Lise Tremblay");
        assertThat(alice.get("/console/orders?state=done").text())
                .contains("Aucune demande n’est dans cet état");
        assertThat(alice.get(page).text())
                .contains("VC-42", "lise@citoyen.example", "Paiement reçu", "51,74 $", "6,75 $");
        assertThat(alice.get(page + "/receipt").text()).contains("Reçu CAISSE-", "51,74 $");

        refundAPart(alice, page);
        Shown refused = refuse(alice, page, () -> orders.accept(city, order));
        assertThat(refused.text()).contains("La demande est refusée", "Complet");
        assertThat(orders.stateOf(city, order)).isEqualTo(OrderState.REFUSED);
        assertThat(alice.get(page + "/refusal").text()).contains("a changé entre-temps");
        PaidOrders.await(
                "refunded",
                () -> alice.get(page).text().contains("Remboursé ou en voie de l’être 51,74 $"));
        assertThat(alice.get(page + "/refund").text()).contains("plus rien à rembourser");
        statement(alice, city);
        everythingAboutMoney(alice);
    }

    /** Somebody else moves the order while the clerk is writing. */
    private static Shown refuse(Browser alice, String page, Runnable meanwhile) {
        Shown refusal = alice.get(page + "/refusal");
        assertThat(refusal.text()).contains("41,74 $, retournera à la personne");
        assertThat(alice.submit(refusal, "/refusal", Map.of()).text())
                .contains("Répondez à cette question");
        meanwhile.run();
        Shown moved = alice.submit(refusal, "/refusal", Map.of("reason", "Complet"));
        assertThat(moved.text()).contains("a changé pendant que vous écriviez", "Acceptée");
        assertThat(moved.page().select("#reason").val()).isEqualTo("Complet");
        Shown refused = alice.submit(moved, "/refusal", Map.of());
        assertThat(alice.submit(moved, "/refusal", Map.of()).text())
                .contains("La demande est refusée");
        return refused;
    }

    private static void refundAPart(Browser alice, String page) {
        Shown form = alice.get(page + "/refund");
        Map<String, String> wish =
                Map.of("how_much", "part", "amount", "99,99", "reason", "Deux jours de moins");
        Shown tooMuch = alice.submit(form, "/refund", wish);
        assertThat(tooMuch.text()).contains("Il reste 51,74 $ à rembourser");
        assertThat(tooMuch.page().select("#amount").val()).isEqualTo("99,99");
        assertThat(tooMuch.page().select("#reason").val()).isEqualTo("Deux jours de moins");
        for (int i = 0; i < 2; i++) {
            assertThat(alice.submit(tooMuch, "/refund", Map.of("amount", "10,00 $")).text())
                    .contains("Le remboursement est en route")
                    .containsOnlyOnce("Deux jours de moins");
        }
        assertThat(alice.submit(tooMuch, "/refund", Map.of("amount", "11")).text())
                .contains("a déjà été envoyé");
        assertThat(alice.get(page).text()).contains("Peut encore être remboursé 41,74 $");
    }

    private void statement(Browser alice, City city) {
        PaidOrders.await(
                "booked",
                () ->
                        alice.get("/console/statement")
                                        .page()
                                        .select("a:contains(Remboursement)")
                                        .size()
                                >= 2);
        Shown statement = alice.get("/console/statement");
        assertThat(statement.text()).contains("donnent exactement la fin", "Vente");
        assertThat(statement.text()).contains("grand livre " + owed(city));
        String posting =
                statement.page().select("a[href^=/console/postings/]").getFirst().attr("href");
        assertThat(alice.get(posting).text())
                .contains("Écritures", "Ville", "Partenaire", "Voir la demande");
        Shown csv = alice.get("/console/statement.csv");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.body()).contains("\"opening\"", posting.substring(18), "\"closing\"");
        assertThat(statement.text()).contains("pas encore fermé");
        assertThat(alice.get("/console/statement.pdf").status()).isEqualTo(404);
        assertThat(alice.get("/console/statement.xlsx").contentType())
                .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(alice.get("/console/statement?month=2026-99").status()).isEqualTo(404);
        City other = cities.novaScotia("elsewhere");
        assertHidden(other, posting);
    }

    /** From one page, which counts what waits, to all the others and back. */
    private static void everythingAboutMoney(Browser alice) {
        Shown money = alice.get("/console/money");
        assertThat(money.text())
                .contains("Voici ce qui vous attend", "1 à régler", "À rendre aujourd’hui");
        assertThat(money.page().select("nav[aria-label=Menu] a")).hasSize(7);
        assertThat(money.page().select("nav a[aria-current]").eachText())
                .containsExactly("Finances");
        List<String> ways = money.page().select(".govuk-task-list a").eachAttr("href");
        assertThat(ways).hasSize(11).doesNotHaveDuplicates();
        for (String way : ways) {
            Shown page = alice.get(way);
            assertThat(page.status()).as(way).isEqualTo(200);
            assertThat(page.page().select(".govuk-breadcrumbs a").eachAttr("href"))
                    .as(way)
                    .containsExactly("/console", "/console/money");
            assertThat(page.page().select("nav a[aria-current]").eachText())
                    .as(way)
                    .containsExactly("Finances");
        }
    }

    /** What the ledger itself says, as the page writes it. */
    private String owed(City city) {
        long minor =
                federation
                        .sql(
                                "select coalesce(-sum(amount_minor), 0)::bigint from ledger.entries"
                                        + " where party = ? and account <> 'TRANSIT' and account <> 'CLEARING'")
                        .param(Party.city(city.id()).toString())
                        .query(Long.class)
                        .single();
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString().replace('.', ',') + " $";
    }

    @Test
    void opensThePayoutAccountAtTheProvider() {
        City city = cities.quebec("versement");
        Browser finance = signedIn(city, StaffRole.FINANCE);

        Shown account = finance.get("/console/payout-account");
        assertThat(account.text()).contains("Compte de versement");
        assertThat(finance.submit(account, "/payout-account", Map.of()).path())
                .startsWith(PROVIDER.url());
        assertThat(finance.get("/console/payout-account/return").text())
                .contains("n’a pas encore tout ce qu’il faut");
    }
}
