package bourg.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A city on its way out: since when it is known, until when its people can take their data, and the
 * job that erases it once that has begun.
 */
public record Closing(
        CityId city,
        Instant announcedAt,
        Instant eraseAt,
        boolean withoutExport,
        @Nullable Job erasure) {}
