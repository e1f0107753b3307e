package bourg.tenants.arriving;

import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.OpenCity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a city was where it comes from, as its archive says; nothing of it is believed unchecked. */
record ArrivingCity(
        CityId id, OpenCity wish, Instant openedAt, Standing standing, List<String> regions) {
    ArrivingCity {
        regions = List.copyOf(regions);
    }

    /** Whether it was open; one that was on its way out there is open here. */
    record Standing(String state, @Nullable Instant since, @Nullable String reason) {
        boolean isSuspended() {
            return state.equals(CityState.SUSPENDED.name());
        }
    }

    /** Where its data must stay. */
    String region() {
        return regions.getFirst();
    }
}
