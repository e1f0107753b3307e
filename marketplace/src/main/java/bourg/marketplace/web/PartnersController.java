package bourg.marketplace.web;

import bourg.marketplace.Partners;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import bourg.marketplace.web.api.Partner;
import bourg.marketplace.web.api.PartnerAdmin;
import bourg.marketplace.web.api.PartnerSignUp;
import bourg.marketplace.web.api.PartnersApi;
import bourg.tenants.PartnerRole;
import bourg.tenants.Person;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PartnersController implements PartnersApi {
    private final Asking asking;
    private final Partners partners;

    PartnersController(Asking asking, Partners partners) {
        this.asking = asking;
        this.partners = partners;
    }

    @Override
    public Partner signUpPartner(String idempotencyKey, PartnerSignUp wish) {
        Asking.onlyOnPartnersSite();
        PartnerAdmin admin = wish.getAdmin();
        Person person = new Person(admin.getEmail(), admin.getGivenName(), admin.getFamilyName());
        SignUp signUp =
                new SignUp(
                        wish.getName(), wish.getCountry(), person, LocaleContextHolder.getLocale());
        return switch (partners.signUp(signUp)) {
            case SigningUp.SignedUp(var partner) -> view(partner);
            case SigningUp.Invalid(var errors) -> throw Asking.invalid(errors);
        };
    }

    @Override
    public Partner getPartner() {
        return view(asking.partner(PartnerRole.ADMIN, PartnerRole.AGENT));
    }

    private static Partner view(bourg.marketplace.Partner partner) {
        return new Partner(
                partner.id().toString(),
                partner.alias(),
                partner.name(),
                partner.country(),
                Values.time(partner.signedUpAt()));
    }
}
