package bourg.local.demo;

import bourg.client.marketplace.ApiClientCredentials;
import bourg.client.marketplace.ApiClientsApi;
import bourg.client.marketplace.OfferState;
import bourg.client.marketplace.OffersApi;
import bourg.client.marketplace.PartnersApi;
import bourg.local.Api;
import bourg.local.demo.Cast.DemoPartner;
import bourg.local.demo.Demo.Stage;
import bourg.parts.Progress;
import java.net.URI;
import org.springframework.web.client.HttpClientErrorException;

/** Signs the demo's partners up, and publishes what they offer. */
record SignedPartners(Stage stage, Script script, People people, Progress progress) {

    private static final int MOST_ATTEMPTS = 30;

    /**
     * Signs up, onboards, offers, publishes and gets credentials for a server; returns the offer's
     * id.
     */
    String publish(DemoPartner partner) {
        String alias = script.once(partner.name() + ".alias", () -> signUp(partner));
        script.once(partner.name() + ".payouts", () -> onboard(partner, alias));
        String offer = script.once(partner.name() + ".offer", () -> submit(partner, alias));
        script.once(partner.name() + ".published", () -> review(offer));
        script.once(partner.name() + ".server", () -> issueCredentials(partner, alias));
        return offer;
    }

    private String signUp(DemoPartner partner) {
        progress.say("signing up " + partner.signUp().getName());
        return new PartnersApi(new Api(partners(), null).marketplace())
                .signUpPartner("demo-sign-up-" + partner.name(), partner.signUp())
                .getAlias();
    }

    private String onboard(DemoPartner partner, String alias) {
        people.workforce(partner.admin());
        HostedOnboarding.complete(
                asMember(partner, alias),
                "demo-payouts-" + partner.name(),
                partner.signUp().getName());
        return "yes";
    }

    /**
     * The account is there a moment before its membership: asks again, with a new token, until it
     * counts.
     */
    private Api asMember(DemoPartner partner, String alias) {
        for (int attempt = 1; ; attempt++) {
            Api api = member(partner, alias);
            try {
                new PartnersApi(api.marketplace()).getPartner();
                return api;
            } catch (HttpClientErrorException.NotFound e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                Pause.seconds(2);
            }
        }
    }

    private String submit(DemoPartner partner, String alias) {
        progress.say(partner.signUp().getName() + " offers a service");
        OffersApi offers = new OffersApi(member(partner, alias).marketplace());
        String id = offers.createOffer("demo-offer-" + partner.name(), partner.offer()).getId();
        if (offers.getOffer(id).getState() == OfferState.DRAFT) {
            offers.submitOffer(id);
        }
        return id;
    }

    private String review(String offer) {
        OffersApi review =
                new OffersApi(
                        new Api(stage.hosts().of("ops"), stage.access().automation())
                                .marketplace());
        if (review.getOffer(offer).getState() == OfferState.SUBMITTED) {
            review.publishOffer(offer);
        }
        return "yes";
    }

    /** What the examples of the documentation sign in with. */
    private String issueCredentials(DemoPartner partner, String alias) {
        ApiClientCredentials issued =
                new ApiClientsApi(member(partner, alias).marketplace())
                        .createApiClient("demo-server-" + partner.name());
        return issued.getClientId() + " " + issued.getClientSecret();
    }

    private Api member(DemoPartner partner, String alias) {
        return new Api(
                partners(),
                stage.access().partner(alias, partner.admin(), Cast.password(partner.admin())));
    }

    private URI partners() {
        return stage.hosts().of("partners");
    }
}
