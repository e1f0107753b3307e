package bourg.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** A city's staff adopt a service, publish it in their own words, and look after its money. */
record StaffWalk(Visitor visitor, URI console) {

    void signIn(String email) {
        visitor.open(console);
        new SignIn(visitor).as(email, Invitation.PASSWORD);
        visitor.seeText("console.home.start");
        visitor.look("console-home-empty");
    }

    void openPayoutAccount(String name) {
        visitor.follow("console.nav.money");
        visitor.look("console-money-empty");
        visitor.follow("console.nav.payout-account");
        visitor.look("console-payout");
        visitor.press("money.payout.go");
        new Onboarding(visitor).complete(name);
        visitor.seeText("console.payout.ready");
        visitor.look("console-payout-ready");
    }

    /** Finds the offer and adopts it; the first shares do not make a whole. */
    void adopt(String word, String offer) {
        visitor.follow("console.nav.marketplace");
        visitor.type(say("console.marketplace.words"), word);
        visitor.press("shared.search");
        visitor.look("console-marketplace");
        visitor.followName(offer);
        visitor.look("console-offer");
        visitor.press("console.offer.adopt");
        visitor.type(say("console.terms.city_share"), "15");
        visitor.type(say("console.terms.partner_share"), "70");
        visitor.type(say("console.terms.platform_share"), "5");
        visitor.press("console.terms.check");
        visitor.seeFaults(1);
        visitor.look("console-terms-faults");
        assertThat(visitor.field(say("console.terms.partner_share")).inputValue()).isEqualTo("70");
        visitor.type(say("console.terms.partner_share"), "80");
        visitor.press("console.terms.check");
        visitor.seeText("console.example.title");
        visitor.look("console-terms-example");
        visitor.press("console.terms.confirm");
        visitor.seeText("console.adoption.done");
        visitor.look("console-service-adopted");
    }

    /** Changes the name on this city's portal, and publishes. */
    void publish(String french, String english) {
        visitor.follow("console.service.reword");
        visitor.type(say("console.wording.name.fr"), french);
        visitor.type(say("console.wording.name.en"), english);
        visitor.look("console-wording");
        visitor.press("shared.save");
        visitor.seeText("console.wording.done");
        visitor.press("console.service.publish");
        visitor.look("console-publication");
        visitor.press("console.service.publication.confirm");
        visitor.seeText("console.service.publication.done");
        visitor.look("console-service-published");
        visitor.follow("console.nav.services");
        visitor.look("console-services");
    }

    /** Gives a part back; first more than there is. */
    void refund(String part) {
        openOrder("done");
        visitor.press("console.order.refund");
        visitor.choose(say("console.refund.part"));
        visitor.type(say("console.refund.amount"), "9000");
        visitor.press("console.refund.confirm");
        visitor.seeFaults(1);
        visitor.look("console-refund-faults");
        visitor.type(say("console.refund.amount"), part);
        visitor.type(say("console.refund.reason"), "Geste commercial / goodwill");
        visitor.press("console.refund.confirm");
        visitor.seeText("console.refund.done");
        visitor.look("console-order-refunded");
    }

    /** Takes the money of an unpaid order in cash, and finds it in the till. */
    void takeAtCounter() {
        openOrder("awaiting_payment");
        visitor.press("counter.take");
        visitor.press("counter.take.confirm");
        visitor.seeFaults(1);
        visitor.choose(say("counter.means.cash"));
        visitor.press("counter.take.confirm");
        visitor.seeText("counter.take.done");
        visitor.follow("console.nav.till");
        visitor.seeText("counter.till.movements");
        visitor.seeText("counter.means.cash");
    }

    /** Reads the month's statement down to an entry. */
    void readStatement() {
        visitor.follow("console.nav.home");
        visitor.look("console-home");
        visitor.follow("console.nav.money");
        visitor.follow("console.nav.statement");
        visitor.seeText("money.adds_up");
        visitor.look("console-statement");
        visitor.activateAt("main table a");
        visitor.seeText("money.sums_to_zero");
        visitor.look("console-posting");
    }

    /** What the city earns, what is contested or stuck, what is measured, and how it is booked. */
    void lookAfterMoney() {
        visitor.follow("console.nav.money");
        visitor.look("console-money");
        for (String page :
                new String[] {
                    "income", "disputes", "matters", "usage", "invoicing", "accounting", "bank"
                }) {
            visitor.follow("console.nav.money");
            visitor.follow("console.nav." + page);
            visitor.look("console-" + page);
        }
    }

    private void openOrder(String state) {
        visitor.open(console.resolve("/console/orders?state=" + state));
        visitor.look("console-orders");
        visitor.activateAt("main table a");
        visitor.look("console-order");
    }

    private String say(String key) {
        return visitor.words().say(key);
    }
}
