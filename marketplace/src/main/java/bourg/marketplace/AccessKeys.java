package bourg.marketplace;

import bourg.tenants.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secret keys and the hashes under which they are kept. */
final class AccessKeys {
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccessKeys() {}

    static String next() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
