package bourg.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long before its erasure the closing of a city is announced, and the PEM files of the key that
 * signs certificates.
 */
@ConfigurationProperties("bourg.erasure")
public record ErasureSettings(
        @DefaultValue("P30D") Duration notice,
        @Nullable Path privateKey,
        @Nullable Path publicKey) {
    boolean canSign() {
        return privateKey != null && publicKey != null;
    }

    /** The PEM text of the public key. */
    Optional<String> publicKeyText() {
        if (publicKey == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(publicKey));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
