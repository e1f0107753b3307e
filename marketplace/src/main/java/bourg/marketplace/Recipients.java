package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who the other parties are that commissions name. */
@Component
public class Recipients {
    private static final FormError UNKNOWN =
            FormMessages.error(
                    "terms.components",
                    "recipient_unknown",
                    "Cette ville ou ce partenaire n’existe pas, ou ne peut plus rien recevoir.",
                    "There is no such city or partner, or it can receive nothing any more.");
    private static final FormError TWICE =
            FormMessages.error(
                    "terms.components",
                    "recipient_twice",
                    "La ville et le partenaire de l’offre reçoivent déjà leur part : nommez quelqu’un d’autre.",
                    "The city and the offer's partner receive their shares already: name somebody else.");

    private final Cities cities;
    private final PartnerRows partners;

    Recipients(Cities cities, PartnerRows partners) {
        this.cities = cities;
        this.partners = partners;
    }

    /** What another party is called; empty if there is none of this identifier. */
    public Optional<Localized> name(Party party) {
        return switch (party.kind()) {
            case CITY -> city(party).map(City::name);
            case PARTNER ->
                    PartnerId.parse(String.valueOf(party.id()))
                            .flatMap(partners::find)
                            .map(partner -> new Localized(partner.name(), partner.name()));
            case PLATFORM -> Optional.empty();
        };
    }

    private Optional<City> city(Party party) {
        return CityId.parse(String.valueOf(party.id())).flatMap(cities::find);
    }

    List<FormError> errorsIn(City city, Offer offer, Shares shares) {
        List<FormError> errors = new ArrayList<>();
        for (Commission component : shares.components()) {
            Party party = component.to().in(city.id());
            if (component.to().role() != Recipient.Role.OTHER) {
                continue;
            }
            if (party.equals(Party.city(city.id()))
                    || party.equals(Party.partner(offer.partner()))) {
                errors.add(TWICE);
            } else if (name(party).isEmpty() || isClosed(party)) {
                errors.add(UNKNOWN);
            }
        }
        return errors;
    }

    private boolean isClosed(Party party) {
        return party.kind() == Party.Kind.CITY
                && city(party).filter(city -> city.state() == CityState.CLOSED).isPresent();
    }
}
