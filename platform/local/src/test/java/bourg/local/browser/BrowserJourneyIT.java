package bourg.local.browser;

import bourg.local.Hosts;
import bourg.local.RunningPlatform;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main job in a real browser: a city opens, a partner publishes, staff adopt, citizens pay, the
 * money is divided. Every page is looked at on a desk and on a phone, and judged by axe. Two
 * performances at a time, each in a browser of its own: Playwright is not for several threads.
 */
class BrowserJourneyIT {
    private final Hosts hosts = RunningPlatform.get().hosts();
    private final URI inbox =
            URI.create("http://localhost:" + RunningPlatform.get().settings().ports().inbox());

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"fr, JUDGED", "en, JUDGED", "fr, KEYBOARD", "en, WITHOUT_SCRIPTS"})
    void fromNoCityToAReconciledLedger(String language, Manner manner) {
        Words words = new Words(language);
        Play play = Play.of(words, manner);
        URI portal = hosts.of(play.city());
        try (Chrome chrome = Chrome.start();
                Visitor operator = chrome.visitor(words, manner);
                Visitor partner = chrome.visitor(words, manner);
                Visitor staff = chrome.visitor(words, manner);
                Visitor citizen = chrome.visitor(words, manner)) {
            OperatorWalk ops = new OperatorWalk(operator, hosts.of("ops"));
            PartnerWalk seller = new PartnerWalk(partner, hosts.of("partners"));
            StaffWalk clerk = new StaffWalk(staff, portal.resolve("/console"));
            CitizenWalk buyer = new CitizenWalk(citizen, portal);
            open(play, ops, clerk);
            offer(play, seller, ops);
            clerk.adopt(play.partner(), play.offer());
            clerk.publish("Atelier de quartier", "Neighbourhood workshop");
            buyAndBeServed(play, buyer, seller, clerk);
            buyAndBeDeclined(play, buyer, seller, clerk);
            clerk.readStatement();
            clerk.lookAfterMoney();
            seller.readStatement();
            ops.reconcile();
            if (manner == Manner.JUDGED) {
                new Rounds(operator).walk(ops.console());
                new Rounds(partner).walk(seller.pages());
                new Rounds(staff).walk(clerk.console());
                new Rounds(citizen).walk(portal);
                new Rounds(citizen).walk(hosts.front());
            }
            citizen.open(portal);
            buyer.beForgotten();
        }
    }

    private void open(Play play, OperatorWalk ops, StaffWalk clerk) {
        ops.signIn();
        ops.openCity(play.city(), "Rive", play.admin());
        new Invitation(clerk.visitor(), inbox).accept(play.admin());
        clerk.signIn(play.admin());
        clerk.openPayoutAccount("Rive");
    }

    private void offer(Play play, PartnerWalk seller, OperatorWalk ops) {
        seller.signUp(play.partner(), play.seller());
        new Invitation(seller.visitor(), inbox).accept(play.seller());
        seller.signIn(play.seller());
        seller.openPayoutAccount(play.partner());
        seller.describe(play.french(), play.english());
        ops.publish(play.offer());
    }

    /** A guest pays, in one way or another, is served, and gets a part of the money back. */
    private void buyAndBeServed(Play play, CitizenWalk buyer, PartnerWalk seller, StaffWalk clerk) {
        buyer.seeLogo();
        ask(play, buyer);
        if (play.manner() == Manner.WITHOUT_SCRIPTS) {
            buyer.collectTwice(() -> ask(play, buyer));
            buyer.payTogether(play.buyer());
        } else {
            buyer.asGuest(play.buyer());
            buyer.pay();
            buyer.receive();
        }
        new Inbox(buyer.visitor(), inbox).read(play.buyer(), "receipt");
        seller.serve();
        clerk.refund("10");
    }

    /** Somebody with an account pays, online or at the counter, and is declined and refunded. */
    private static void buyAndBeDeclined(
            Play play, CitizenWalk buyer, PartnerWalk seller, StaffWalk clerk) {
        ask(play, buyer);
        buyer.asNewCitizen(play.citizen());
        if (play.manner() == Manner.KEYBOARD) {
            buyer.leavePayPage();
            clerk.takeAtCounter();
            buyer.receiveFromCounter();
        } else {
            buyer.pay();
            buyer.receive();
        }
        buyer.followAll(play.service());
        seller.decline(play.reason());
        buyer.seeRefused(play.service(), play.reason());
        buyer.readOwnData(play.service());
    }

    private static void ask(Play play, CitizenWalk buyer) {
        Words words = play.words();
        buyer.find(words.of("quartier", "neighbourhood"), play.service());
        buyer.fill(
                Map.of(
                        words.of("Vos attentes", "Your expectations"),
                        words.of("Apprendre", "To learn"),
                        words.say("portal.quantity"),
                        "2"),
                words.of("Bois", "Wood"));
    }
}
