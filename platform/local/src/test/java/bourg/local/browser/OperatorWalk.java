package bourg.local.browser;

import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An operator opens a city, reviews what a partner offers, and reconciles. */
record OperatorWalk(Visitor visitor, URI console) {

    /** As wide as {@link CitizenWalk#seeLogo} expects it. */
    private static final String LOGO =
            "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='60'>"
                    + "<circle cx='60' cy='30' r='28' fill='#ffffff'/></svg>";

    void signIn() {
        visitor.open(console);
        visitor.look("identity-sign-in");
        new SignIn(visitor).as("olivia@bourg.example", "olivia-demo");
        visitor.look("operator-cities");
    }

    /** Opens a city, first without its names, and waits until it is open. */
    void openCity(String code, String name, String admin) {
        visitor.follow("operator.nav.cities");
        visitor.press("operator.city.open");
        visitor.look("operator-opening");
        visitor.type(say("operator.city.code"), code);
        visitor.press("operator.city.open");
        visitor.seeFaults(3);
        visitor.look("operator-opening-faults");
        visitor.type(say("operator.city.name.fr"), "Ville de " + name);
        visitor.type(say("operator.city.name.en"), "City of " + name);
        visitor.type(say("operator.city.host"), code + ".localhost");
        visitor.chooseAt("[name=first_language][value=" + visitor.words().language() + "]");
        visitor.type(say("operator.city.brand.colour"), "#8a1538");
        visitor.page()
                .locator("[name=logo]")
                .setInputFiles(
                        new FilePayload(
                                "logo.svg",
                                "image/svg+xml",
                                LOGO.getBytes(StandardCharsets.UTF_8)));
        visitor.type(say("operator.city.first_admin.given_name"), "Zoé");
        visitor.type(say("operator.city.first_admin.family_name"), "Gagnon");
        visitor.type(say("operator.city.first_admin.email"), admin);
        visitor.press("operator.city.open");
        visitor.seeText("operator.city.progress");
        visitor.look("operator-city-opening");
        visitor.seeText("operator.city.ready");
        visitor.look("operator-city-open");
    }

    /** Reads a submitted offer and puts it into the catalogue. */
    void publish(String offer) {
        visitor.follow("operator.nav.offers");
        visitor.look("operator-offers");
        visitor.followName(offer);
        visitor.look("operator-offer");
        visitor.press("operator.review.publish");
        visitor.seeText("operator.review.published");
    }

    /**
     * Compares ledger and provider, and the ledger with itself: nothing may stay unexplained; what
     * another performance is paying at this moment settles.
     */
    void reconcile() {
        visitor.follow("operator.nav.partners");
        visitor.look("operator-partners");
        visitor.follow("operator.nav.matters");
        visitor.look("operator-matters");
        visitor.follow("operator.nav.reconciliation");
        visitor.seeInTime("operator.reconciliation.clean");
        visitor.look("operator-reconciliation");
        visitor.follow("operator.ledger.verify");
        visitor.seeText("operator.ledger.sound");
        visitor.look("operator-ledger");
    }

    private String say(String key) {
        return visitor.words().say(key);
    }
}
