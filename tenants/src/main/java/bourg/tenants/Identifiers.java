package bourg.tenants;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes UUIDv7 values and turns them into prefixed text (TypeID: 26 characters of Crockford base32)
 * and back.
 */
public final class Identifiers {
    /** Behind every identifier: where a list that begins with the newest begins. */
    public static final UUID LAST = new UUID(-1L, -1L);

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS_PER_CHARACTER = 5;

    private Identifiers() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    public static String text(String prefix, UUID uuid) {
        BigInteger rest =
                unsigned(uuid.getMostSignificantBits())
                        .shiftLeft(Long.SIZE)
                        .or(unsigned(uuid.getLeastSignificantBits()));
        char[] characters = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            characters[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(BITS_PER_CHARACTER);
        }
        return prefix + "_" + new String(characters);
    }

    public static Optional<UUID> parse(String prefix, String text) {
        if (text.length() != prefix.length() + 1 + LENGTH || !text.startsWith(prefix + "_")) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.shiftLeft(BITS_PER_CHARACTER).or(BigInteger.valueOf(digit));
        }
        return value.bitLength() > 2 * Long.SIZE
                ? Optional.empty()
                : Optional.of(new UUID(value.shiftRight(Long.SIZE).longValue(), value.longValue()));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
