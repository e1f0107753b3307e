package bourg.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenTest {
    private static final String REALM = "workforce";
    private final Edge edge;

    TokenTest() throws IOException {
        edge = new Edge();
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @Test
    void letsGoodTokensOfEveryRealmThrough() throws IOException {
        for (var realm : new String[] {"ops", "workforce", "citizens"}) {
            var token = edge.keys.token(realm, claims -> {});
            var answer = call("Bearer " + token);
            assertThat(answer.status()).as(realm).isEqualTo(200);
            assertThat(answer.body()).contains("Authorization: [Bearer " + token);
        }
    }

    @Test
    void leavesACallWithoutATokenToTheApplication() throws IOException {
        assertThat(edge.get(Edge.CITY, "/api/v1/city").status()).isEqualTo(200);
    }

    @Test
    void refusesForgedTokens() throws Exception {
        for (var attack : attacks().entrySet()) {
            var answer = call("Bearer " + attack.getValue());
            assertThat(answer.status()).as(attack.getKey()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"invalid_token\"");
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void refusesWhatIsNotOneBearerToken() throws IOException {
        var good = edge.keys.token(REALM, claims -> {});
        assertThat(call("Basic Zm9vOmJhcg==").status()).isEqualTo(401);
        assertThat(call("Bearer").status()).isEqualTo(401);
        assertThat(call("Bearer x.y.z").status()).isEqualTo(401);
        var twice = new String[] {"Authorization: Bearer " + good, "Authorization: Bearer " + good};
        assertThat(edge.get(Edge.CITY, "/api/v1/orders", twice).status()).isEqualTo(401);
    }

    @Test
    void fetchesNoKeysFromWhereATokenPoints() throws Exception {
        var fetched = new AtomicInteger();
        edge.app.on("/evil-keys", exchange -> fetched.incrementAndGet());
        var evil = edge.keys.of("attacker");
        var header = Keys.header(evil).jwkURL(URI.create(edge.app.url() + "/evil-keys")).build();
        var token = Keys.signed(evil, header, Keys.claims(REALM, claims -> {}));
        assertThat(call("Bearer " + token).status()).isEqualTo(401);
        assertThat(fetched).hasValue(0);
    }

    @Test
    void fetchesNoCertificateFromWhereATokenPoints() throws Exception {
        var fetched = new AtomicInteger();
        edge.app.on("/evil-certificate", exchange -> fetched.incrementAndGet());
        var evil = edge.keys.of("attacker");
        var certificate = URI.create(edge.app.url() + "/evil-certificate");
        var header = Keys.header(edge.keys.of(REALM)).x509CertURL(certificate).build();
        var token = Keys.signed(evil, header, Keys.claims(REALM, claims -> {}));
        assertThat(call("Bearer " + token).status()).isEqualTo(401);
        assertThat(fetched).hasValue(0);
    }

    private Map<String, String> attacks() throws JOSEException {
        var keys = edge.keys;
        var attacks = new TreeMap<String, String>();
        attacks.put("no signature", new PlainJWT(Keys.claims(REALM, claims -> {})).serialize());
        attacks.put("public key as HMAC secret", hmacWithPublicKey());
        attacks.put("key in the header", keyInHeader());
        attacks.put("another realm's key", otherRealmsKey());
        attacks.put("foreign issuer", keys.token(REALM, c -> c.issuer("http://evil.example")));
        attacks.put(
                "issuer of an internal address",
                keys.token(REALM, c -> c.issuer(edge.identity.url() + "/realms/workforce")));
        attacks.put("no issuer", keys.token(REALM, c -> c.issuer(null)));
        attacks.put("expired", keys.token(REALM, c -> c.expirationTime(ago(60))));
        attacks.put("no expiry", keys.token(REALM, c -> c.expirationTime(null)));
        attacks.put("not yet", keys.token(REALM, c -> c.notBeforeTime(ago(-300))));
        attacks.put("other audience", keys.token(REALM, c -> c.audience("account")));
        attacks.put("ID token", keys.token(REALM, c -> c.claim("typ", "ID")));
        attacks.put("no kind", keys.token(REALM, c -> c.claim("typ", null)));
        attacks.put("refresh token", keys.token(REALM, c -> c.claim("typ", "Refresh")));
        attacks.put("logout token by header", headerType("logout+jwt"));
        attacks.put("changed after signing", tampered());
        return attacks;
    }

    private String hmacWithPublicKey() throws JOSEException {
        var publicKey = edge.keys.of(REALM).toRSAPublicKey().getEncoded();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(edge.keys.of(REALM).getKeyID())
                        .build();
        var token = new SignedJWT(header, Keys.claims(REALM, claims -> {}));
        token.sign(new MACSigner(publicKey));
        return token.serialize();
    }

    private String keyInHeader() {
        var evil = edge.keys.of("attacker");
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(edge.keys.of(REALM).getKeyID())
                        .jwk(evil.toPublicJWK())
                        .build();
        return Keys.signed(evil, header, Keys.claims(REALM, claims -> {}));
    }

    private String otherRealmsKey() {
        var key = edge.keys.of("citizens");
        return Keys.signed(key, Keys.header(key).build(), Keys.claims(REALM, claims -> {}));
    }

    private String headerType(String type) {
        var key = edge.keys.of(REALM);
        var header = Keys.header(key).type(new JOSEObjectType(type)).build();
        return Keys.signed(key, header, Keys.claims(REALM, claims -> {}));
    }

    private String tampered() {
        var parts = edge.keys.token(REALM, claims -> {}).split("\\.", -1);
        JWTClaimsSet other = Keys.claims(REALM, claims -> claims.subject("somebody else"));
        var payload = other.toPayload().toBase64URL();
        return parts[0] + "." + payload + "." + parts[2];
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minus(Duration.ofSeconds(seconds)));
    }

    private Wire.Answer call(String authorization) throws IOException {
        return edge.get(Edge.CITY, "/api/v1/orders", "Authorization: " + authorization);
    }
}
