package bourg.app.access;

import bourg.tenants.Actor;
import bourg.tenants.ActorResolver;
import bourg.tenants.CurrentSite;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Turns a fresh sign-in into the actor that the access token proves, by the same rules as the API.
 */
@Component
class SignedInUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String NO_ROLE_HERE = "no_role_here";

    private final ActorResolver actors;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    SignedInUsers(ActorResolver actors) {
        this.actors = actors;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        ClientRegistration client = request.getClientRegistration();
        String issuer = issuer(client);
        Map<String, Object> claims = claims(request, issuer);
        Actor actor =
                actors.resolve(CurrentSite.get(), issuer, client.getClientId(), claims)
                        .orElseThrow(() -> refused(NO_ROLE_HERE));
        return new SignedInUser(actor, request.getIdToken());
    }

    private Map<String, Object> claims(OidcUserRequest request, String issuer) {
        try {
            return decoders.computeIfAbsent(issuer, _ -> decoder(request.getClientRegistration()))
                    .decode(request.getAccessToken().getTokenValue())
                    .getClaims();
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error("invalid_token"), e);
        }
    }

    private static JwtDecoder decoder(ClientRegistration client) {
        String keys = client.getProviderDetails().getJwkSetUri();
        if (keys == null) {
            throw new IllegalStateException("No keys for " + client.getRegistrationId());
        }
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer(client)));
        return decoder;
    }

    private static String issuer(ClientRegistration client) {
        String issuer = client.getProviderDetails().getIssuerUri();
        if (issuer == null) {
            throw new IllegalStateException("No issuer for " + client.getRegistrationId());
        }
        return issuer;
    }

    private static OAuth2AuthenticationException refused(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
