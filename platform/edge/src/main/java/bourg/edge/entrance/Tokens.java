package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Verifies access tokens of the fixed list of realms with the keys those realms publish. */
@Component
final class Tokens {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int TIMEOUT_MS = 3_000;
    private static final int KEY_SET_BYTES = 200_000;
    private static final int TOKEN_LENGTH = 12_000;
    private static final long KEEP_MS = 15 * 60_000L;
    private static final long REFRESH_MS = 15_000;
    private static final long PAUSE_MS = 30_000;
    private static final long OUTAGE_MS = 4 * 60 * 60_000L;

    private final Map<String, Issuer> issuers = new HashMap<>();

    Tokens(EdgeSettings settings) {
        for (var realm : settings.realms()) {
            var issuer = settings.issuer(realm);
            var keys =
                    settings.identityUrl() + "/realms/" + realm + "/protocol/openid-connect/certs";
            var reached = new AtomicBoolean();
            var source = noting(reached, keys(url(keys)));
            issuers.put(
                    issuer, new Issuer(processor(issuer, settings.audience(), source), reached));
        }
    }

    /** What became of a token; the reason for a refusal is told to nobody. */
    enum Verdict {
        GOOD,
        BAD,
        KEYS_AWAY
    }

    /** May wait for the network when a realm's keys are not at hand. */
    Verdict verify(String text) {
        if (text.length() > TOKEN_LENGTH) return Verdict.BAD;
        try {
            var token = SignedJWT.parse(text);
            var issuer = issuers.get(String.valueOf(token.getJWTClaimsSet().getIssuer()));
            return issuer == null ? Verdict.BAD : issuer.verify(token);
        } catch (ParseException | IllegalArgumentException malformed) {
            return Verdict.BAD;
        }
    }

    /** One realm: how its tokens are verified, and whether its keys were ever at hand. */
    private record Issuer(DefaultJWTProcessor<SecurityContext> processor, AtomicBoolean reached) {

        Verdict verify(SignedJWT token) {
            try {
                processor.process(token, null);
                return Verdict.GOOD;
            } catch (JWKSetUnavailableException away) {
                return Verdict.KEYS_AWAY;
            } catch (RateLimitReachedException unknownKey) {
                // Keys are asked for only so often; without any, the token may well be good.
                return reached.get() ? Verdict.BAD : Verdict.KEYS_AWAY;
            } catch (BadJOSEException | JOSEException bad) {
                return Verdict.BAD;
            }
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            String issuer, String audience, JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // Keycloak marks the kind of a token (Bearer, ID, Refresh) in the claim "typ".
        var exact = new JWTClaimsSet.Builder().issuer(issuer).claim("typ", "Bearer").build();
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        audience, exact, Set.of("exp", "iat", "sub"));
        verifier.setMaxClockSkew(30);
        processor.setJWTClaimsSetVerifier(verifier);
        return processor;
    }

    /** Whatever the answer, also that there is no such key: the keys were at hand. */
    private static JWKSource<SecurityContext> noting(
            AtomicBoolean reached, JWKSource<SecurityContext> keys) {
        return (selector, context) -> {
            var found = keys.get(selector, context);
            reached.set(true);
            return found;
        };
    }

    private static JWKSource<SecurityContext> keys(URL url) {
        var retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, KEY_SET_BYTES);
        return JWKSourceBuilder.<SecurityContext>create(url, retriever)
                .cache(KEEP_MS, REFRESH_MS)
                .rateLimited(PAUSE_MS)
                .outageTolerant(OUTAGE_MS)
                .retrying(true)
                .build();
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not an address: " + text, e);
        }
    }
}
