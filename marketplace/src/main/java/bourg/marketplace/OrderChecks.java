package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a wish to order against the service. */
@Component
class OrderChecks {
    private static final int LONGEST_NAME = 200;

    private final Forms forms;
    private final Cities cities;
    private final Trials trials;

    OrderChecks(Forms forms, Cities cities, Trials trials) {
        this.forms = forms;
        this.cities = cities;
        this.trials = trials;
    }

    /** Whoever had the trial of a service orders it without. */
    LiveService forWhomItIs(PlaceOrder wish, LiveService service) {
        return service.hasTrial()
                        && trials.wasHad(service.id(), wish.citizen(), wish.contact().email())
                ? service.withoutTrial()
                : service;
    }

    /** A city that will be erased takes no more orders. */
    boolean isClosing(CityId city) {
        return cities.require(city).state() == CityState.CLOSING;
    }

    List<FormError> errorsIn(PlaceOrder wish, LiveService service) {
        List<FormError> errors = new ArrayList<>();
        int most = service.content().maxQuantity();
        if (wish.quantity() < 1 || wish.quantity() > most) {
            errors.add(
                    FormMessages.error(
                            "quantity",
                            "quantity_out_of_range",
                            "Choisissez une quantité de 1 à " + most + ".",
                            "Choose a quantity from 1 to " + most + "."));
        }
        claim(errors, wish.claim(), service.content().concessions());
        forms.check(service.content().form(), wish.answers()).stream()
                .map(error ->
                        new FormError("answers." + error.field(), error.code(), error.message()))
                .forEach(errors::add);
        if (wish.contact().name().isBlank() || wish.contact().name().length() > LONGEST_NAME) {
            errors.add(
                    FormMessages.error(
                            "contact.name",
                            "name_missing",
                            "Indiquez votre nom.",
                            "Enter your name."));
        }
        if (!Emails.plausible(wish.contact().email().strip())) {
            errors.add(FormMessages.answer("contact.email", "format", "email"));
        }
        return errors;
    }

    private static void claim(
            List<FormError> errors, @Nullable ConcessionClaim claim, Concessions offered) {
        if (claim == null) {
            return;
        }
        if (offered.of(claim.kind()).isEmpty()) {
            errors.add(Concessions.notOffered("concession.kind"));
        }
        if (claim.ground().isBlank()) {
            errors.add(
                    FormMessages.error(
                            "concession.ground",
                            "ground_missing",
                            "Dites pourquoi vous avez droit au tarif réduit.",
                            "Say why you are entitled to the reduced price."));
        } else if (claim.ground().length() > ConcessionClaim.LONGEST_GROUND) {
            errors.add(
                    FormMessages.error(
                            "concession.ground",
                            "ground_too_long",
                            "Dites-le en au plus "
                                    + ConcessionClaim.LONGEST_GROUND
                                    + " caractères.",
                            "Say it in at most "
                                    + ConcessionClaim.LONGEST_GROUND
                                    + " characters."));
        }
    }

    /** Tells two wishes under the same request key apart. */
    String hash(PlaceOrder wish) {
        ConcessionClaim claim = wish.claim();
        return AccessKeys.hash(
                String.join(
                        "\n",
                        wish.service().toString(),
                        Integer.toString(wish.quantity()),
                        wish.answers().toString(),
                        wish.contact().email(),
                        wish.contact().name(),
                        wish.language().getLanguage(),
                        String.valueOf(wish.citizen())
                                + (claim == null
                                        ? ""
                                        : "\n" + claim.kind() + "\n" + claim.ground())));
    }
}
