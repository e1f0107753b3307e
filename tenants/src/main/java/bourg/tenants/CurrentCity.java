package bourg.tenants;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * The city whose data this thread may touch; it is not inherited by other threads, so bind it again
 * there.
 */
public final class CurrentCity {
    private static final ScopedValue<CityId> CITY = ScopedValue.newInstance();
    private static final String LOG_KEY = "city";

    private CurrentCity() {}

    public static CityId id() {
        return find().orElseThrow(NoCityBound::new);
    }

    public static Optional<CityId> find() {
        return CITY.isBound() ? Optional.of(CITY.get()) : Optional.empty();
    }

    public static <T> T call(CityId city, Supplier<T> work) {
        String outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, city.toString());
        try {
            return ScopedValue.where(CITY, city).call(work::get);
        } finally {
            if (outer == null) {
                MDC.remove(LOG_KEY);
            } else {
                MDC.put(LOG_KEY, outer);
            }
        }
    }

    public static void run(CityId city, Runnable work) {
        call(
                city,
                () -> {
                    work.run();
                    return city;
                });
    }
}
