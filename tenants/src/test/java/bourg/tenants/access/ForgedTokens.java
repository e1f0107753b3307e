package bourg.tenants.access;

import bourg.tenants.Realm;
import bourg.tenants.trial.TestTokens;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Tokens of an operator as an attacker would forge them who has no key of ours. */
final class ForgedTokens {
    private final TestTokens tokens;
    private final RSAKey evil;
    private final URI evilKeys;

    ForgedTokens(TestTokens tokens, AtomicInteger fetched) throws JOSEException, IOException {
        this.tokens = tokens;
        this.evil = new RSAKeyGenerator(2048).keyID(tokens.publicKey().getKeyID()).generate();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(evil.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
        evilKeys = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    Map<String, String> all() throws JOSEException {
        Map<String, String> all = new TreeMap<>();
        all.put("no signature", new PlainJWT(claims().build()).serialize());
        all.put(
                "public key as secret",
                withSecret(tokens.publicKey().toRSAPublicKey().getEncoded()));
        all.put("public JWK as secret", withSecret(bytes(tokens.publicKey().toJSONString())));
        all.put("a key of nobody", byEvil(header -> header));
        all.put("key in the header", byEvil(header -> header.jwk(evil.toPublicJWK())));
        all.put("keys behind an address", byEvil(header -> header.jwkURL(evilKeys)));
        all.put("certificate behind an address", byEvil(header -> header.x509CertURL(evilKeys)));
        all.put("unknown key", byEvil(header -> header.keyID("../../keys")));
        all.put("foreign issuer", signed(claims().issuer("http://evil.example/realms/ops")));
        all.put("issuer that serves its own keys", signed(claims().issuer(evilKeys.toString())));
        all.put("no issuer", signed(claims().issuer(null)));
        all.put("wrong audience", signed(claims().audience("account")));
        all.put("no audience", signed(claims().audience(List.of())));
        all.put("ID token", signed(claims().claim("typ", "ID").audience("ops-console")));
        all.put("ID token for our API", signed(claims().claim("typ", "ID")));
        all.put("refresh token", signed(claims().claim("typ", "Refresh")));
        all.put("expired", signed(claims().expirationTime(seconds(-3600))));
        all.put("no expiry", signed(claims().expirationTime(null)));
        all.put("not yet", signed(claims().notBeforeTime(seconds(3600))));
        return all;
    }

    private JWTClaimsSet.Builder claims() {
        return tokens.claims(Realm.OPS, "ops-console", "olivia")
                .claim("realm_access", Map.of("roles", List.of("operator")));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return tokens.sign(claims.build());
    }

    private String byEvil(UnaryOperator<JWSHeader.Builder> more) throws JOSEException {
        JWSHeader header =
                more.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(evil.getKeyID()))
                        .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new RSASSASigner(evil));
        return token.serialize();
    }

    private String withSecret(byte[] secret) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(evil.getKeyID())
                        .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Date seconds(long from) {
        return Date.from(Instant.now().plusSeconds(from));
    }
}
