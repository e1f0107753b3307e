package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.CurrentSite;
import bourg.tenants.IdentityProvider;
import bourg.tenants.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the session at the identity provider too, and comes back to the area's first page. */
@Component
public class SignOut {
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
        String there = area == Area.CONSOLE ? "/" : area.home();
        response.sendRedirect(way(authentication, area, there).orElse(area.home()));
    }

    /** Signs the citizen out of the portal, and answers the address that leads to this path. */
    public String ofPortal(HttpServletRequest request, HttpServletResponse response, String path) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextLogoutHandler handler = new SecurityContextLogoutHandler();
        handler.setInvalidateHttpSession(false);
        handler.setSecurityContextRepository(BrowserChain.sessions(Area.PORTAL));
        handler.logout(request, response, authentication);
        return way(authentication, Area.PORTAL, path).orElse(path);
    }

    /** Through the identity provider, if it has signed somebody in. */
    private Optional<String> way(@Nullable Authentication authentication, Area area, String path) {
        Site site = CurrentSite.get();
        SignInClient client = SignInClient.of(site, area).orElse(null);
        if (client == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        return Optional.of(
                UriComponentsBuilder.fromUriString(
                                provider.issuer(client.realm()) + "/protocol/openid-connect/logout")
                        .queryParam("client_id", client.id())
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", urls.at(site.host(), path))
                        .encode()
                        .toUriString());
    }
}
