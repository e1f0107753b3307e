package bourg.tenants.trial;

import bourg.tenants.City;
import bourg.tenants.IdentityProvider;
import bourg.tenants.PartnerRole;
import bourg.tenants.Realm;
import bourg.tenants.StaffRole;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Access tokens as the identity provider would sign them; its keys are served by a small server of
 * our own.
 */
public class TestTokens {
    private static final RSAKey KEY = newKey();
    private static final HttpServer SERVER = serveKeys();
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final IdentityProvider provider;

    public TestTokens(IdentityProvider provider) {
        this.provider = provider;
    }

    static String internalUrl() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    public String operator() {
        return sign(
                claims(Realm.OPS, "ops-console", "olivia")
                        .claim("realm_access", Map.of("roles", List.of("operator")))
                        .build());
    }

    public String staff(City city, StaffRole... roles) {
        return colleague(city, "staff-" + city.code(), roles);
    }

    /** One of several members of a city's staff. */
    public String colleague(City city, String subject, StaffRole... roles) {
        List<String> granted =
                Arrays.stream(roles)
                        .map(role -> "city-" + role.name().toLowerCase(Locale.ROOT))
                        .toList();
        return sign(
                claims(Realm.WORKFORCE, "console-" + city.code(), subject)
                        .claim("organization", organization(city.code(), granted))
                        .build());
    }

    public String partner(String alias, PartnerRole... roles) {
        List<String> granted =
                Arrays.stream(roles)
                        .map(role -> "partner-" + role.name().toLowerCase(Locale.ROOT))
                        .toList();
        return sign(
                claims(Realm.WORKFORCE, "partner-pages", "member-" + alias)
                        .claim("organization", organization(alias, granted))
                        .build());
    }

    public String citizen(City city, String subject) {
        return sign(
                claims(Realm.CITIZENS, "portal-" + city.code(), subject)
                        .claim("email", subject + "@citoyen.example")
                        .build());
    }

    private static Map<String, Object> organization(String alias, List<String> roles) {
        return Map.of(
                alias, Map.of("resource_access", Map.of("bourg-api", Map.of("roles", roles))));
    }

    /** Claims of a good token, to be spoilt as a test needs it. */
    public JWTClaimsSet.Builder claims(Realm realm, String client, String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer(realm))
                .audience("bourg-api")
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                .claim("typ", "Bearer")
                .claim("azp", client)
                .claim("name", "Trial " + subject);
    }

    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The key of the identity provider, for forgers who have read its public half. */
    public RSAKey publicKey() {
        return KEY.toPublicJWK();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("trial").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpServer serveKeys() {
        byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/realms/",
                    exchange -> {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, keys.length);
                        exchange.getResponseBody().write(keys);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
