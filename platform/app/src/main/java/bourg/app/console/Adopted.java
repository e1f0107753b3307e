package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.NotHere;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the city whose console is asked has adopted. */
@Component
class Adopted {
    private final Adoptions adoptions;

    Adopted(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    Adoption require(String id) {
        return AdoptionId.parse(id)
                .flatMap(adoption -> adoptions.find(Caller.city().id(), adoption))
                .orElseThrow(NotHere::new);
    }

    /** Those of the offers that the city has adopted and not withdrawn. */
    Set<OfferId> among(List<Offer> offers) {
        return adoptions
                .among(Caller.city().id(), offers.stream().map(Offer::id).toList())
                .keySet();
    }

    Optional<Adoption> of(OfferId offer) {
        return Optional.ofNullable(adoptions.among(Caller.city().id(), List.of(offer)).get(offer));
    }
}
