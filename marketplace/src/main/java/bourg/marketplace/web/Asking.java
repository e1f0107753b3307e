package bourg.marketplace.web;

import bourg.marketplace.FormError;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.FieldError;
import bourg.tenants.PartnerRole;
import bourg.tenants.Site;
import bourg.tenants.StaffRole;
import bourg.tenants.contract.ApiProblem;
import bourg.tenants.contract.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Decides who may ask: nobody signed in is 401, the wrong site or person 404, the wrong role 403.
 */
@Component
class Asking {
    private final Partners partners;

    Asking(Partners partners) {
        this.partners = partners;
    }

    static boolean onPartnersSite() {
        return CurrentSite.get() instanceof Site.Partners;
    }

    /** The city on whose site the question was asked. */
    static City city() {
        if (CurrentSite.get() instanceof Site.OfCity(City city)) {
            return city;
        }
        throw Refusal.notFound().toProblem();
    }

    static void onlyOnPartnersSite() {
        if (!onPartnersSite()) {
            throw Refusal.notFound().toProblem();
        }
    }

    /** The partner for whom a member or server with one of the roles asks. */
    Partner partner(PartnerRole... roles) {
        onlyOnPartnersSite();
        return switch (CurrentActor.get()) {
            case Actor.PartnerMember member -> {
                Partner partner =
                        partners.byAlias(member.partnerAlias()).orElseThrow(Asking::notYours);
                if (Arrays.stream(roles).noneMatch(member::may)) {
                    throw roleMissing();
                }
                yield partner;
            }
            case Actor.Anonymous _ -> throw Refusal.unauthenticated().toProblem();
            case Actor.Staff _, Actor.Citizen _, Actor.Operator _ -> throw notYours();
        };
    }

    /** The city for which a member of its staff with one of the roles asks. */
    CityId staff(StaffRole... roles) {
        City city = city();
        return switch (CurrentActor.get()) {
            case Actor.Staff staff -> {
                if (Arrays.stream(roles).noneMatch(staff::may)) {
                    throw roleMissing();
                }
                yield city.id();
            }
            case Actor.Anonymous _ -> throw Refusal.unauthenticated().toProblem();
            case Actor.PartnerMember _, Actor.Citizen _, Actor.Operator _ -> throw notYours();
        };
    }

    void operator() {
        if (!(CurrentSite.get() instanceof Site.Operators)) {
            throw notYours();
        }
        switch (CurrentActor.get()) {
            case Actor.Operator _ -> {}
            case Actor.Anonymous _ -> throw Refusal.unauthenticated().toProblem();
            case Actor.PartnerMember _, Actor.Citizen _, Actor.Staff _ -> throw notYours();
        }
    }

    /** The citizen who asks; nobody for a guest. */
    static Optional<String> citizen() {
        return switch (CurrentActor.get()) {
            case Actor.Citizen citizen -> Optional.of(citizen.subject());
            case Actor.Anonymous _ -> Optional.empty();
            case Actor.Staff _, Actor.PartnerMember _, Actor.Operator _ -> throw notYours();
        };
    }

    static ApiProblem notYours() {
        return Refusal.notFound().toProblem();
    }

    private static ApiProblem roleMissing() {
        return Refusal.of(HttpStatus.FORBIDDEN, "role_missing").toProblem();
    }

    static ApiProblem conflict(String code, Object... arguments) {
        return Refusal.of(HttpStatus.CONFLICT, code, arguments).toProblem();
    }

    /** The texts of our field errors travel in both languages; the problem's language picks one. */
    static ApiProblem invalid(List<FormError> errors) {
        return Refusal.invalid(
                        errors.stream()
                                .map(error ->
                                        FieldError.of(
                                                error.field(),
                                                error.code(),
                                                error.message().french(),
                                                error.message().english()))
                                .toList())
                .toProblem();
    }

    /** Reads an identifier; one that cannot be read names nothing. */
    static <T> T known(Optional<T> found) {
        return found.orElseThrow(Asking::notYours);
    }
}
