package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.CurrentSite;
import bourg.tenants.IdentityProvider;
import bourg.tenants.Realm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.stereotype.Component;

/**
 * Knows the sign-in clients of the site being asked, and of no other; a new city needs no restart.
 */
@Component
class SiteClients implements ClientRegistrationRepository {
    private final IdentityProvider provider;
    private final SiteUrls urls;

    SiteClients(IdentityProvider provider, SiteUrls urls) {
        this.provider = provider;
        this.urls = urls;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        for (Area area : Area.values()) {
            ClientRegistration registration =
                    CurrentSite.find()
                            .flatMap(site -> SignInClient.of(site, area))
                            .filter(client -> client.id().equals(id))
                            .map(this::registration)
                            .orElse(null);
            if (registration != null) {
                return registration;
            }
        }
        return null;
    }

    private ClientRegistration registration(SignInClient client) {
        String atBrowser = provider.issuer(client.realm()) + "/protocol/openid-connect";
        String atServer = provider.internal(client.realm()) + "/protocol/openid-connect";
        boolean confidential = client.realm() == Realm.OPS;
        return ClientRegistration.withRegistrationId(client.id())
                .clientId(client.id())
                .clientSecret(confidential ? provider.opsClientSecret() : "")
                .clientAuthenticationMethod(
                        confidential
                                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                : ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(
                        urls.at(
                                client.site().host(),
                                client.area().prefix() + "/signed-in/" + client.id()))
                .scope(scopes(client.realm()))
                .authorizationUri(atBrowser + "/auth")
                .tokenUri(atServer + "/token")
                .jwkSetUri(atServer + "/certs")
                .issuerUri(provider.issuer(client.realm()))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientName(client.id())
                .build();
    }

    private static String[] scopes(Realm realm) {
        return realm == Realm.WORKFORCE
                ? new String[] {"openid", "profile", "email", "organization"}
                : new String[] {"openid", "profile", "email"};
    }
}
