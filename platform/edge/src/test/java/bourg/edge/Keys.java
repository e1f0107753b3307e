package bourg.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The signing keys of three realms, as Keycloak would hold and publish them. */
final class Keys {
    private final Map<String, RSAKey> realms = new TreeMap<>();

    Keys() {
        for (var realm : new String[] {"ops", "workforce", "citizens", "attacker"}) {
            realms.put(realm, generate(realm + "-key"));
        }
    }

    RSAKey of(String realm) {
        return Objects.requireNonNull(realms.get(realm));
    }

    String published(String realm) {
        return new JWKSet(of(realm).toPublicJWK()).toString();
    }

    /** A good access token of a realm, changed by the test. */
    String token(String realm, Consumer<JWTClaimsSet.Builder> change) {
        return signed(of(realm), header(of(realm)).build(), claims(realm, change));
    }

    static JWSHeader.Builder header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }

    static JWTClaimsSet claims(String realm, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("http://id.localhost:8080/realms/" + realm)
                        .subject("somebody")
                        .audience("bourg-api")
                        .claim("typ", "Bearer")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        change.accept(claims);
        return claims.build();
    }

    static String signed(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
