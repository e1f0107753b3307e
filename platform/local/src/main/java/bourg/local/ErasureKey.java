package bourg.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key of this one machine that signs certificates of erasure, made at the first start and kept
 * in the data folder, in the PEM files that openssl reads too.
 */
record ErasureKey(Path privateFile, Path publicFile) {
    private static final int LINE = 64;

    static ErasureKey in(Path folder) {
        var key =
                new ErasureKey(
                        folder.resolve("erasure-key.pem"), folder.resolve("erasure-key.pub.pem"));
        try {
            if (!Files.exists(key.privateFile())) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                write(key.publicFile(), "PUBLIC KEY", pair.getPublic().getEncoded());
                write(key.privateFile(), "PRIVATE KEY", pair.getPrivate().getEncoded());
            }
            return key;
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of certificates could not be kept", e);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                fresh,
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n",
                StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
