package bourg.tenants.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key that signs certificates of erasure in tests, in files as openssl would write them. */
final class TestKey {
    static final Path PRIVATE;
    static final Path PUBLIC;

    static {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path folder = Files.createDirectories(Path.of("target", "trial"));
            PRIVATE = pem(folder, "PRIVATE KEY", pair.getPrivate().getEncoded());
            PUBLIC = pem(folder, "PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private TestKey() {}

    private static Path pem(Path folder, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Path file = Files.createTempFile(folder, "erasure", ".pem");
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n",
                StandardCharsets.US_ASCII);
    }
}
