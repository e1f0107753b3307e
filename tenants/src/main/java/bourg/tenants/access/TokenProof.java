package bourg.tenants.access;

import bourg.tenants.Actor;
import bourg.tenants.ActorResolver;
import bourg.tenants.CurrentSite;
import bourg.tenants.IdentityProvider;
import bourg.tenants.Realm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Proves access tokens: one of our issuers, its keys, our audience, an access token, a client of
 * the site asked.
 */
@Component
class TokenProof implements AuthenticationManagerResolver<String> {
    private static final String AUDIENCE = "bourg-api";

    private final ActorResolver resolver;
    private final Map<String, AuthenticationManager> byIssuer = new HashMap<>();

    TokenProof(IdentityProvider provider, ActorResolver resolver) {
        this.resolver = resolver;
        for (Realm realm : Realm.values()) {
            byIssuer.put(
                    provider.issuer(realm),
                    prover(provider.issuer(realm), provider.internal(realm)));
        }
    }

    @Override
    @SuppressWarnings(
            "NullAway") // null is how Spring Security is told of an issuer that nobody knows
    public AuthenticationManager resolve(String issuer) {
        return byIssuer.get(issuer);
    }

    /**
     * The issuer is as it stands in tokens; the keys are fetched where this server reaches the
     * provider.
     */
    private AuthenticationManager prover(String issuer, String internal) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(internal + "/protocol/openid-connect/certs").build();
        decoder.setJwtValidator(validator(issuer));
        JwtAuthenticationProvider authentication = new JwtAuthenticationProvider(decoder);
        authentication.setJwtAuthenticationConverter(token -> convert(token, issuer));
        return credentials -> {
            try {
                return authentication.authenticate(credentials);
            } catch (AuthenticationServiceException away) {
                throw new KeysAway(away);
            }
        };
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", aud -> aud != null && aud.contains(AUDIENCE)),
                new JwtClaimValidator<String>("typ", "Bearer"::equals),
                // What never expires could never be taken back.
                new JwtClaimValidator<Instant>("exp", Objects::nonNull));
    }

    private AbstractAuthenticationToken convert(Jwt token, String issuer) {
        String client = Objects.requireNonNullElse(token.getClaimAsString("azp"), "");
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        Actor actor =
                CurrentSite.find()
                        .flatMap(site -> resolver.resolve(site, issuer, client, token.getClaims()))
                        .orElseThrow(ForeignToken::new);
        return new ActorAuthentication(actor, subject);
    }
}
