package bourg.tenants.closing;

import bourg.tenants.ErasureSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key (RFC 8032) that signs certificates; read from its files each time, so that a new
 * one needs no restart.
 */
@Component
class CertificateKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern ARMOUR = Pattern.compile("-----[A-Z ]+-----|\\s");

    private final ErasureSettings settings;

    CertificateKey(ErasureSettings settings) {
        this.settings = settings;
    }

    /** A signature in Base64, and the PEM text of the key that proves it. */
    record Signed(String signature, String publicKey) {}

    Signed sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            String publicText = read(settings.publicKey());
            PublicKey publicKey =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(new X509EncodedKeySpec(decoded(publicText)));
            PrivateKey privateKey =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(decoded(read(settings.privateKey()))));
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey);
            signer.update(bytes);
            byte[] signature = signer.sign();
            signer.initVerify(publicKey);
            signer.update(bytes);
            if (!signer.verify(signature)) {
                throw new IllegalStateException(
                        "bourg.erasure.public-key does not belong to bourg.erasure.private-key");
            }
            return new Signed(Base64.getEncoder().encodeToString(signature), publicText);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException(
                    "Certificates cannot be signed with the files of bourg.erasure.private-key and"
                            + " public-key",
                    unusable);
        }
    }

    private static String read(@Nullable Path file) throws IOException {
        if (file == null) {
            throw new IOException("No file is configured");
        }
        return Files.readString(file);
    }

    private static byte[] decoded(String pem) {
        return Base64.getDecoder().decode(ARMOUR.matcher(pem).replaceAll(""));
    }
}
