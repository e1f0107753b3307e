package bourg.marketplace;

import bourg.tenants.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names the order of a period. The name follows from subscription and period, so that a city that
 * went back in time places the same order again, finds it paid, and charges nobody twice.
 */
final class PeriodOrder {
    private static final long VERSION_7 = 0x7000L;
    private static final long TWELVE_BITS = 0xfffL;
    private static final long VARIANT = 0x8000000000000000L;

    private PeriodOrder() {}

    /** A UUID of version 7 (RFC 9562): when the period begins, then what follows from its name. */
    static UUID id(Subscription subscription, int number) {
        Instant begins = subscription.until();
        if (begins == null) {
            throw new IllegalStateException(subscription.id() + " has not begun");
        }
        String name = subscription.id() + ":" + number;
        ByteBuffer hash =
                ByteBuffer.wrap(
                        HexFormat.of().parseHex(Sha256.of(name.getBytes(StandardCharsets.UTF_8))));
        long high = (begins.toEpochMilli() << 16) | VERSION_7 | (hash.getShort() & TWELVE_BITS);
        return new UUID(high, (hash.getLong() >>> 2) | VARIANT);
    }
}
