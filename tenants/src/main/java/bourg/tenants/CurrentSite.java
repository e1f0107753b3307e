package bourg.tenants;

import java.util.Optional;

/** The site of the request that this thread serves; also binds the city on a city's site. */
public final class CurrentSite {
    private static final ScopedValue<Site> SITE = ScopedValue.newInstance();

    private CurrentSite() {}

    public static Optional<Site> find() {
        return SITE.isBound() ? Optional.of(SITE.get()) : Optional.empty();
    }

    public static Site get() {
        return find().orElseThrow(
                        () -> new IllegalStateException("No request is being served here"));
    }

    public static void run(Site site, Runnable work) {
        ScopedValue.where(SITE, site)
                .run(() -> {
                    if (site instanceof Site.OfCity ofCity) {
                        CurrentCity.run(ofCity.city().id(), work);
                    } else {
                        work.run();
                    }
                });
    }
}
