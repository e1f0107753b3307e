package bourg.marketplace.web;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.FormError;
import bourg.marketplace.OfferId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.Simulations;
import bourg.marketplace.web.api.Adoption;
import bourg.marketplace.web.api.AdoptionCreation;
import bourg.marketplace.web.api.AdoptionList;
import bourg.marketplace.web.api.AdoptionsApi;
import bourg.marketplace.web.api.LocalWording;
import bourg.marketplace.web.api.PaymentMomentChange;
import bourg.marketplace.web.api.Simulation;
import bourg.marketplace.web.api.Terms;
import bourg.tenants.CityId;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Agreements are for administrators; wording and showing also for clerks. */
@RestController
class AdoptionsController implements AdoptionsApi {
    private final Asking asking;
    private final Adoptions adoptions;
    private final Simulations simulations;

    AdoptionsController(Asking asking, Adoptions adoptions, Simulations simulations) {
        this.simulations = simulations;
        this.asking = asking;
        this.adoptions = adoptions;
    }

    @Override
    public Adoption adoptOffer(String idempotencyKey, AdoptionCreation wish) {
        CityId city = asking.staff(StaffRole.ADMIN);
        return AdoptionViews.result(
                adoptions.adopt(
                        city,
                        Asking.known(OfferId.parse(wish.getOfferId())),
                        TermsViews.terms(wish.getTerms()),
                        AdoptionViews.wording(wish.getWording())));
    }

    @Override
    public Adoption addAgreement(String adoptionId, String idempotencyKey, Terms terms) {
        CityId city = asking.staff(StaffRole.ADMIN);
        return AdoptionViews.result(adoptions.agree(city, id(adoptionId), TermsViews.terms(terms)));
    }

    @Override
    public Adoption getAdoption(String adoptionId) {
        if (Asking.onPartnersSite()) {
            PartnerId partner = asking.partner(PartnerRole.values()).id();
            return AdoptionViews.adoption(Asking.known(adoptions.find(partner, id(adoptionId))));
        }
        CityId city = asking.staff(StaffRole.values());
        return AdoptionViews.adoption(Asking.known(adoptions.find(city, id(adoptionId))));
    }

    @Override
    public AdoptionList listAdoptions(@Nullable String cursor, Integer limit) {
        if (Asking.onPartnersSite()) {
            PartnerId partner = asking.partner(PartnerRole.values()).id();
            return AdoptionViews.list(adoptions.listOf(partner, cursor, limit));
        }
        return AdoptionViews.list(
                adoptions.listOf(asking.staff(StaffRole.values()), cursor, limit));
    }

    @Override
    public Adoption rewordAdoption(String adoptionId, LocalWording wording) {
        return AdoptionViews.result(
                adoptions.reword(editor(), id(adoptionId), AdoptionViews.wording(wording)));
    }

    @Override
    public Adoption changePaymentMoment(String adoptionId, PaymentMomentChange wish) {
        CityId city = asking.staff(StaffRole.ADMIN);
        PaymentMoment moment = PaymentMoment.valueOf(wish.getPaymentMoment().name());
        return AdoptionViews.result(adoptions.payAt(city, id(adoptionId), moment));
    }

    @Override
    public Adoption publishAdoption(String adoptionId) {
        return AdoptionViews.result(adoptions.publish(editor(), id(adoptionId)));
    }

    @Override
    public Adoption withdrawAdoption(String adoptionId) {
        return AdoptionViews.result(adoptions.withdraw(editor(), id(adoptionId)));
    }

    @Override
    public Simulation simulateAgreement(String adoptionId, Terms wish) {
        CityId city = asking.staff(StaffRole.ADMIN);
        bourg.marketplace.Adoption adoption = Asking.known(adoptions.find(city, id(adoptionId)));
        bourg.marketplace.Terms terms = TermsViews.terms(wish);
        List<FormError> errors = adoptions.faults(Asking.city(), adoption.offer(), terms);
        if (!errors.isEmpty()) {
            throw Asking.invalid(errors);
        }
        return SimulationViews.view(simulations.of(Asking.city(), adoption.offer(), terms));
    }

    private CityId editor() {
        return asking.staff(StaffRole.ADMIN, StaffRole.CLERK);
    }

    private static AdoptionId id(String text) {
        return Asking.known(AdoptionId.parse(text));
    }
}
