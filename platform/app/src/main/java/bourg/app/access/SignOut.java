package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.CurrentSite;
import bourg.tenants.IdentityProvider;
import bourg.tenants.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the session at the identity provider too, and comes back to the area's first page. */
@Component
class SignOut {
    private final IdentityProvider provider;
    private final SiteUrls urls;

    SignOut(IdentityProvider provider, SiteUrls urls) {
        this.provider = provider;
        this.urls = urls;
    }

    LogoutSuccessHandler of(Area area) {
        return (_, response, authentication) -> finish(response, authentication, area);
    }

    private void finish(
            HttpServletResponse response, @Nullable Authentication authentication, Area area)
            throws IOException {
        Site site = CurrentSite.get();
        SignInClient client = SignInClient.of(site, area).orElse(null);
        if (client == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof OidcUser user)) {
            response.sendRedirect(area.home());
            return;
        }
        response.sendRedirect(
                UriComponentsBuilder.fromUriString(
                                provider.issuer(client.realm()) + "/protocol/openid-connect/logout")
                        .queryParam("client_id", client.id())
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam(
                                "post_logout_redirect_uri",
                                urls.at(site.host(), area == Area.CONSOLE ? "/" : area.home()))
                        .encode()
                        .toUriString());
    }
}
