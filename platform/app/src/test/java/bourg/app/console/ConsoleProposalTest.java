package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.marketplace.OfferId;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A city proposes less than a partner asks for, and both talk about it on their own pages. */
class ConsoleProposalTest extends ConsoleTest {
    @Test
    void cityAndPartnerTalkUntilBothAgree() {
        City city = cities.quebec("talks");
        OfferId offer = market.inCatalogue();
        Browser alice = signedIn(city, ALL);
        Browser pat = partner(offer);
        Shown service = proposed(alice, "/console/marketplace/" + offer + "/adoption", "60");
        assertThat(service.text()).contains("La proposition est envoyée", "Rien n’est convenu");
        String path = service.path();
        PaidOrders.await("told the partner", () -> isTold("pat@velo.example", "/agreements/"));

        assertThat(pat.get("/agreements?lang=fr").text()).contains("Rien n’est convenu encore");
        Shown page = pat.get(first(pat.get(adoption(path)), "/agreements/proposals/"));
        assertThat(page.text()).contains("En attente", "60 %", "70 %", "rien à comparer");
        Shown silent = pat.submit(page, "/decline", Map.of("reason", " "));
        assertThat(silent.page().title()).startsWith("Erreur");
        assertThat(silent.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#reason");
        Shown declined = pat.submit(silent, "/decline", Map.of("reason", "Trop peu"));
        assertThat(declined.text()).contains("sont refusées", "Trop peu", "Refusée");
        assertThat(alice.get(first(alice.get(path), "/console/proposals/")).text())
                .contains("Refusée", "Trop peu");

        proposed(alice, path + "/agreement", "65");
        Shown second = pat.get(first(pat.get(adoption(path)), "/agreements/proposals/"));
        assertThat(pat.submit(second, "/acceptance", Map.of()).text())
                .contains("acceptées et convenues", "Acceptée");
        assertThat(alice.get(path).text())
                .contains("En vigueur", "en connaissant ces conditions")
                .doesNotContain("Rien n’est convenu");
        partnerProposes(alice, pat, path);
    }

    private static void partnerProposes(Browser alice, Browser pat, String path) {
        Shown form = pat.get(adoption(path) + "/proposal");
        Map<String, String> typed =
                Map.of(
                        "city_share", "5",
                        "partner_share", "90",
                        "platform_share", "4",
                        "valid_from.day", "1",
                        "valid_from.month", "1",
                        "valid_from.year", "2099");
        Shown wrong = pat.submit(form, "/proposal", typed);
        assertThat(wrong.page().title()).startsWith("Erreur");
        Shown sent = pat.submit(wrong, "/proposal", Map.of("platform_share", "5"));
        assertThat(sent.text()).contains("envoyée à la ville", "90 %", "Retirer");
        Shown seen = alice.get(first(alice.get(path), "/console/proposals/"));
        assertThat(alice.submit(seen, "/acceptance", Map.of()).text()).contains("Acceptée");
        assertThat(alice.get(path).text()).contains("À venir", "90 %");
    }

    private Shown proposed(Browser alice, String form, String share) {
        Map<String, String> terms =
                Map.of(
                        "city_share", String.valueOf(95 - Integer.parseInt(share)),
                        "partner_share", share,
                        "platform_share", "5",
                        "fee_bearer", "CITY",
                        "valid_from.day", "1",
                        "valid_from.month", "1",
                        "valid_from.year", "2026",
                        "step", "check");
        String end = form.substring(form.lastIndexOf('/'));
        Shown check = alice.submit(alice.get(form), end, terms);
        assertThat(check.text()).contains("Ces conditions lui seront proposées", "70 %");
        return alice.submit(check, end, Map.of("step", "confirm"));
    }

    private Browser partner(OfferId offer) {
        String alias =
                federation
                        .sql(
                                "select alias from partner p join offer o on o.partner = p.id where o.id = ?")
                        .param(offer.value())
                        .query(String.class)
                        .single();
        return door.signedIn(
                port,
                "partners.localhost",
                new Actor.PartnerMember("pat", alias, Set.of(PartnerRole.ADMIN), "Pat"));
    }

    private static String adoption(String service) {
        return service.replace("/console/services/", "/agreements/");
    }

    private static String first(Shown page, String prefix) {
        return page.page().select("main a[href^=" + prefix + "]").attr("href");
    }

    private static boolean isTold(String address, String link) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .anyMatch(letter ->
                        GreenMailUtil.getWholeMessage(letter).contains(address)
                                && GreenMailUtil.getBody(letter).contains(link));
    }
}
