package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whether subscriptions of the bound city can go on when what is paid is over. */
@Component
class Prospects {
    private final Adoptions adoptions;
    private final Cities cities;

    Prospects(Adoptions adoptions, Cities cities) {
        this.adoptions = adoptions;
        this.cities = cities;
    }

    /** Why it cannot be renewed; empty if it can. */
    Optional<EndCause> end(Subscription subscription) {
        return isCityClosing()
                ? Optional.of(EndCause.CITY_CLOSES)
                : Optional.of(EndCause.SERVICE_GONE).filter(_ -> isGone(subscription));
    }

    /** The same once the order of the next period was placed: what was offered then counts. */
    Optional<EndCause> endOfPlaced() {
        return Optional.of(EndCause.CITY_CLOSES).filter(_ -> isCityClosing());
    }

    private boolean isGone(Subscription subscription) {
        return adoptions
                .find(CurrentCity.id(), subscription.service().adoption())
                .filter(adoption -> adoption.state() != AdoptionState.WITHDRAWN)
                .isEmpty();
    }

    /** Tells whether the city is on its way out: nothing is renewed any more. */
    boolean isCityClosing() {
        return cities.require(CurrentCity.id()).state() == CityState.CLOSING;
    }
}
