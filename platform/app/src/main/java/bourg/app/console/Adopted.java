package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.NotHere;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.OfferId;
import bourg.marketplace.Slice;
import bourg.tenants.CityId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the city whose console is asked has adopted. */
@Component
class Adopted {
    private static final int PIECE = 100;

    private final Adoptions adoptions;

    Adopted(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    Adoption require(String id) {
        return AdoptionId.parse(id)
                .flatMap(adoption -> adoptions.find(Caller.city().id(), adoption))
                .orElseThrow(NotHere::new);
    }

    /** The adoptions that were not withdrawn, by what was adopted. */
    Map<OfferId, Adoption> byOffer() {
        CityId city = Caller.city().id();
        Map<OfferId, Adoption> found = new HashMap<>();
        @Nullable String after = null;
        do {
            Slice<Adoption> piece = adoptions.listOf(city, after, PIECE);
            piece.items().stream()
                    .filter(adoption -> adoption.state() != AdoptionState.WITHDRAWN)
                    .forEach(adoption -> found.put(adoption.offer().id(), adoption));
            after = piece.next();
        } while (after != null);
        return found;
    }

    Optional<Adoption> of(OfferId offer) {
        return Optional.ofNullable(byOffer().get(offer));
    }
}
