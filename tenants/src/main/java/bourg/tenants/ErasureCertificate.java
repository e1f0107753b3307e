package bourg.tenants;

import java.time.Instant;

/**
 * Says what became of everything that was a city's: a text, and the Ed25519 signature of its UTF-8
 * bytes in Base64, by a key whose public half is told with it.
 */
public record ErasureCertificate(
        String text, String signature, String publicKey, Instant signedAt) {}
