package bourg.local.isolation.cast;

import bourg.client.marketplace.AdoptionCreation;
import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.LocalWording;
import bourg.client.marketplace.LocalizedText;
import bourg.client.marketplace.PaymentMoment;
import bourg.client.marketplace.PaymentMomentChange;
import bourg.local.Api;
import bourg.local.journey.NewCity;
import bourg.local.journey.NewPartner;
import bourg.local.journey.Purchase;
import bourg.local.journey.Town;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Services that a city has adopted, and an order that waits for the city to approve it. */
record AdoptedServices(Town town, Canary canary) {
    private AdoptionsApi adoptions() {
        return new AdoptionsApi(town.city().staff().marketplace());
    }

    /** One that is not on the portal yet. */
    String draft() {
        String offer = town.server().publish(NewPartner.gardenPlot(3_000));
        LocalizedText name =
                new LocalizedText().fr(canary.in("Parcelle")).en(canary.in("Parcelle"));
        AdoptionCreation wish =
                new AdoptionCreation()
                        .offerId(offer)
                        .terms(NewCity.terms(1_500, 7_500, 1_000, FeeBearer.PLATFORM))
                        .wording(new LocalWording().name(name));
        return adoptions().adoptOffer(UUID.randomUUID().toString(), wish).getId();
    }

    String orderToApprove(Api citizen) {
        String service = draft();
        adoptions()
                .changePaymentMoment(
                        service,
                        new PaymentMomentChange().paymentMoment(PaymentMoment.AFTER_APPROVAL));
        adoptions().publishAdoption(service);
        Map<String, Object> answers = new HashMap<>(NewPartner.answers());
        answers.put("note", canary.personal());
        return Purchase.place(
                        citizen,
                        new Purchase.Wish(service, 1, answers).asResident(canary.personal()),
                        canary.email("contact"))
                .id();
    }
}
