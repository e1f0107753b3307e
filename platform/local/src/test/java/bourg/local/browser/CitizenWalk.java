package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

/** A citizen finds a service, asks for it, pays and keeps the receipt. */
record CitizenWalk(Visitor visitor, URI portal) {
    static final String EMAIL = "camille@citoyen.example";

    /** Sees the logo that the operator gave the city, not the plain mark of a city without one. */
    void seeLogo() {
        visitor.open(portal);
        assertThat(visitor.page().locator("header img").evaluate("image => image.naturalWidth"))
                .isEqualTo(120);
    }

    /** Finds the service by a word of its name. */
    void find(String word, String service) {
        visitor.open(portal);
        visitor.look("portal-home");
        visitor.type(say("portal.search.label"), word);
        visitor.press("shared.search");
        visitor.look("portal-search");
        visitor.followName(service);
        visitor.look("portal-service");
        visitor.press("portal.service.start");
    }

    /** Fills the form: first nothing at all, then half and away, then the rest. */
    void fill(Map<String, String> answers, String choice) {
        visitor.look("portal-form");
        visitor.press("shared.continue");
        visitor.seeFaults(1);
        visitor.look("portal-form-faults");
        answers.forEach(visitor::type);
        visitor.press("portal.form.save");
        visitor.seeText("portal.form.saved");
        visitor.look("portal-form-saved");
        URI form = URI.create(visitor.page().url());
        visitor.open(portal);
        visitor.open(form);
        answers.forEach((label, text) ->
                assertThat(visitor.field(label).inputValue())
                        .as("what was typed into %s", label)
                        .isEqualTo(text));
        visitor.choose(choice);
    }

    /** Puts what was filled in into the basket, and the same service once more. */
    void collectTwice(Runnable again) {
        visitor.press("portal.basket.add");
        visitor.seeText("portal.basket.notice.added");
        again.run();
        visitor.press("portal.basket.add");
        visitor.see(say("portal.basket.receipts_count", 2));
    }

    /** Orders the basket without an account, and pays all of it at once. */
    void payTogether(String email) {
        visitor.type(say("portal.contact.name"), "Camille Roy");
        visitor.type(say("portal.contact.email"), email);
        visitor.press("portal.check.pay");
        card("4242424242424242");
        visitor.seeText("portal.order.thanks");
        visitor.see(say("portal.placed.count", 2));
        visitor.activateAt("main a[href$=receipt]");
        visitor.seeText("portal.price.who");
    }

    /** Leaves the pay page without paying, to pay at the city's counter. */
    void leavePayPage() {
        visitor.press("portal.check.pay");
        visitor.open(portal);
    }

    /** Finds the receipt of what was paid at the counter. */
    void receiveFromCounter() {
        visitor.follow("portal.nav.orders");
        visitor.activateAt("main dl a");
        visitor.follow("portal.order.receipt");
        visitor.seeText("counter.means.cash");
    }

    /** Says how to be reached, without an account. */
    void asGuest(String email) {
        visitor.press("shared.continue");
        visitor.look("portal-contact");
        visitor.type(say("portal.contact.name"), "Camille Roy");
        visitor.type(say("portal.contact.email"), "camille");
        visitor.press("shared.continue");
        visitor.seeFaults(1);
        visitor.look("portal-contact-faults");
        assertThat(visitor.field(say("portal.contact.name")).inputValue()).isEqualTo("Camille Roy");
        visitor.type(say("portal.contact.email"), email);
        visitor.press("shared.continue");
    }

    /** Creates an account on the way; what was answered before is still there afterwards. */
    void asNewCitizen(String email) {
        visitor.press("shared.continue");
        visitor.follow("portal.contact.register");
        visitor.look("identity-registration");
        visitor.typeAt("#email", email);
        visitor.typeAt("#password", Invitation.PASSWORD);
        visitor.typeAt("#password-confirm", Invitation.PASSWORD);
        visitor.typeAt("#firstName", "Lou");
        visitor.typeAt("#lastName", "Roy");
        visitor.activateAt("[type=submit]");
        visitor.seeText("portal.contact.signed_in", "Lou Roy");
        visitor.look("portal-contact-signed-in");
        visitor.press("shared.continue");
    }

    /** Finds all orders in one place. */
    void followAll(String service) {
        visitor.follow("portal.nav.orders");
        visitor.see(service);
        visitor.look("portal-my-orders");
    }

    /** Reads what is paid and who receives it, then pays; the first card is declined. */
    void pay() {
        visitor.seeText("portal.price.who");
        visitor.look("portal-check");
        visitor.press("portal.check.pay");
        visitor.look("sandbox-pay");
        card("4000000000000002");
        visitor.seeText("pay.declined");
        visitor.look("sandbox-declined");
        card("4242424242424242");
    }

    /** Sees the order become paid, and keeps the receipt on paper too. */
    void receive() {
        visitor.seeText("portal.order.thanks");
        visitor.look("portal-order-paid");
        visitor.follow("portal.order.receipt");
        visitor.look("portal-receipt");
        assertThat(visitor.beginning(say("portal.receipt.pdf"))).isEqualTo("200 %PDF-");
        visitor.page().goBack();
    }

    /** Sees that the order was refused and the money is on its way back. */
    void seeRefused(String service, String reason) {
        visitor.follow("portal.nav.orders");
        visitor.activateAt("main a");
        visitor.see(service);
        visitor.see(reason);
        visitor.look("portal-order-refused");
    }

    /** Reads what is kept, agrees and withdraws, and sees who looked. */
    void readOwnData(String service) {
        visitor.follow("rights.nav");
        visitor.see(service);
        visitor.look("portal-data");
        visitor.follow("rights.consents.title");
        visitor.look("portal-consents");
        visitor.activateAt("main form button");
        visitor.seeText("rights.consent.given");
        visitor.look("portal-consents-given");
        visitor.activateAt("main a[href$=withdrawal]");
        visitor.look("portal-withdrawal");
        visitor.press("rights.withdrawal.confirm");
        visitor.seeText("rights.consent.withdrawn");
        visitor.follow("rights.nav");
        visitor.follow("rights.looks.title");
        visitor.look("portal-looks");
    }

    /** Reads what would be deleted, is sure, and is signed out. */
    void beForgotten() {
        visitor.follow("rights.nav");
        visitor.follow("rights.erasure.title");
        visitor.seeText("rights.erasure.kept");
        visitor.look("portal-erasure");
        visitor.activateAt("main a[href*=confirmation]");
        visitor.look("portal-erasure-confirmation");
        visitor.press("rights.erasure.confirm");
        visitor.seeText("rights.erased.title");
        visitor.seeText("shared.sign_in");
        visitor.look("portal-erased");
    }

    private void card(String number) {
        visitor.type(say("pay.number"), number);
        visitor.type(say("pay.expiry"), "12/40");
        visitor.type(say("pay.cvc"), "123");
        visitor.type(say("pay.name"), "Camille Roy");
        visitor.press("pay.pay");
    }

    private String say(String key, Object... arguments) {
        return visitor.words().say(key, arguments);
    }
}
