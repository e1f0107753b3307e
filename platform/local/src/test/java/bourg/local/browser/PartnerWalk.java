package bourg.local.browser;

import java.net.URI;
import java.util.List;

/** A partner signs up, opens its payout account, describes a service and serves its orders. */
record PartnerWalk(Visitor visitor, URI pages) {

    /** Signs up; first with nothing filled in. */
    void signUp(String name, String email) {
        visitor.open(pages);
        visitor.look("partner-welcome");
        visitor.press("partner.sign_up");
        visitor.press("partner.sign_up");
        visitor.seeFaults(4);
        visitor.look("partner-sign-up-faults");
        visitor.type(say("partner.sign_up.name"), name);
        visitor.type(say("partner.sign_up.admin.given_name"), "Théo");
        visitor.type(say("partner.sign_up.admin.family_name"), "Morin");
        visitor.type(say("partner.sign_up.admin.email"), email);
        visitor.choose(say("partner.sign_up.terms.accept"));
        visitor.press("partner.sign_up");
        visitor.seeText("partner.signed_up");
        visitor.look("partner-signed-up");
    }

    void signIn(String email) {
        visitor.open(pages);
        visitor.follow("shared.sign_in");
        new SignIn(visitor).as(email, Invitation.PASSWORD);
        visitor.seeText("partner.home.next");
        visitor.look("partner-home");
    }

    void openPayoutAccount(String name) {
        visitor.follow("partner.nav.money");
        visitor.look("partner-money");
        visitor.follow("partner.nav.payout");
        visitor.look("partner-payout");
        visitor.press("money.payout.go");
        new Onboarding(visitor).complete(name);
        visitor.seeText("partner.payout.ready");
        visitor.look("partner-payout-ready");
    }

    /** Describes a service with two questions, first without a price, and submits it. */
    void describe(String french, String english) {
        visitor.follow("partner.nav.offers");
        visitor.look("partner-offers-none");
        visitor.press("partner.offer.new");
        visitor.type(say("partner.offer.name.fr"), french);
        visitor.type(say("partner.offer.name.en"), english);
        visitor.press("partner.offer.save");
        visitor.press("partner.offer.submit");
        visitor.seeText("partner.offer.incomplete");
        visitor.look("partner-offer-incomplete");
        visitor.press("partner.offer.edit");
        visitor.type(say("partner.offer.unit_price"), "abc");
        visitor.press("partner.offer.save");
        visitor.seeFaults(1);
        visitor.look("partner-editor-faults");
        visitor.type(say("partner.offer.unit_price"), visitor.words().of("45,00", "45.00"));
        visitor.type(say("partner.offer.summary.fr"), "Un atelier près de chez vous.");
        visitor.type(say("partner.offer.summary.en"), "A workshop near you.");
        visitor.type(say("partner.offer.description.fr"), "Deux heures, tout le matériel fourni.");
        visitor.type(say("partner.offer.description.en"), "Two hours, all material provided.");
        visitor.chooseAt("[name=quantity][value=yes]");
        visitor.type(say("partner.offer.max_quantity"), "5");
        visitor.press("partner.offer.save");
        visitor.seeText("partner.offer.saved");
        visitor.press("partner.questions.edit");
        visitor.look("partner-questions-none");
        ask("Thème souhaité", "Preferred theme", List.of("Bois", "Pain"), List.of("Wood", "Bread"));
        ask("Vos attentes", "Your expectations", List.of(), List.of());
        visitor.look("partner-questions");
        visitor.follow("partner.schema.open");
        visitor.look("partner-schema");
        visitor.page().goBack();
        visitor.follow("partner.questions.finish");
        visitor.seeText("partner.offer.complete");
        visitor.look("partner-offer");
        visitor.press("partner.offer.submit");
        visitor.seeText("partner.offer.submitted");
        visitor.look("partner-offer-submitted");
    }

    private void ask(String french, String english, List<String> inFrench, List<String> inEnglish) {
        visitor.press("partner.question.add");
        visitor.press("partner.question.save");
        visitor.seeFaults(2);
        visitor.type(say("partner.question.title.fr"), french);
        visitor.type(say("partner.question.title.en"), english);
        visitor.type(say("partner.question.choices.fr"), String.join("\n", inFrench));
        visitor.type(say("partner.question.choices.en"), String.join("\n", inEnglish));
        visitor.choose(say("partner.question.kind." + (inFrench.isEmpty() ? "text" : "choice")));
        visitor.choose(say("partner.question.yes"));
        visitor.look("partner-question");
        visitor.press("partner.question.save");
        visitor.seeText("partner.question.saved");
    }

    /** Accepts the order that is waiting, then says that it is done. */
    void serve() {
        openOrder("PAID");
        visitor.press("partner.order.accept");
        visitor.seeText("partner.order.accepted");
        visitor.look("partner-order-accepted");
        visitor.press("partner.order.complete");
        visitor.seeText("partner.order.completed");
        visitor.look("partner-order-done");
    }

    /** Declines the order that is waiting, and says why. */
    void decline(String reason) {
        openOrder("PAID");
        visitor.follow("partner.order.decline");
        visitor.press("partner.decline.confirm");
        visitor.seeFaults(1);
        visitor.look("partner-decline-faults");
        visitor.type(say("partner.decline.reason"), reason);
        visitor.press("partner.decline.confirm");
        visitor.seeText("partner.order.declined");
        visitor.look("partner-order-declined");
    }

    /** Reads the month's statement down to an entry, and what a developer needs. */
    void readStatement() {
        visitor.follow("partner.nav.money");
        visitor.follow("partner.nav.statement");
        visitor.seeText("money.adds_up");
        visitor.look("partner-statement");
        visitor.activateAt("main table a");
        visitor.seeText("money.sums_to_zero");
        visitor.look("partner-posting");
        visitor.follow("partner.nav.money");
        visitor.follow("partner.nav.invoicing");
        visitor.look("partner-invoicing");
        visitor.follow("partner.nav.money");
        visitor.follow("partner.nav.usage");
        visitor.look("partner-usage");
        visitor.follow("partner.nav.connections");
        visitor.look("partner-connections");
        visitor.press("partner.api.issue");
        visitor.seeText("partner.secret.once");
        visitor.look("partner-secret");
    }

    private void openOrder(String state) {
        visitor.open(pages.resolve("/orders?state=" + state));
        visitor.look("partner-orders");
        visitor.activateAt("main table a");
        visitor.look("partner-order");
    }

    private String say(String key) {
        return visitor.words().say(key);
    }
}
