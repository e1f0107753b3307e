package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.ArchivesFolder;
import bourg.tenants.IdentityProvider;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** What both browser chains share: sign-in, sign-out, CSRF and the headers of every page. */
@Component
class BrowserChain {
    private final SiteClients clients;
    private final SignedInUsers users;
    private final NoStoredTokens tokens;
    private final SignOut signOut;
    private final LocaleResolver languages;
    private final String policy;
    private final boolean secure;
    private final ArchivesFolder archives;

    BrowserChain(
            SiteClients clients,
            SignedInUsers users,
            NoStoredTokens tokens,
            SignOut signOut,
            Surroundings surroundings) {
        this.clients = clients;
        this.users = users;
        this.tokens = tokens;
        this.signOut = signOut;
        this.languages = surroundings.languages();
        this.policy = surroundings.policy();
        this.secure = surroundings.secure();
        this.archives = surroundings.archives();
    }

    SecurityFilterChain finish(HttpSecurity http, Area area) {
        String prefix = area.prefix();
        return http.securityContext(context -> context.securityContextRepository(sessions(area)))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(new LargeUploads.Gate(archives), CsrfFilter.class)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(csrfTokens())
                                .ignoringRequestMatchers("/webhooks/**"))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(new Doors.Entry(prefix))
                                .accessDeniedHandler(new Doors.Denied()))
                .oauth2Login(login ->
                        login.loginPage(prefix + "/sign-in")
                                .clientRegistrationRepository(clients)
                                .authorizedClientRepository(tokens)
                                .authorizationEndpoint(at ->
                                        at.authorizationRequestResolver(
                                                new AuthorizationWishes(
                                                        clients, prefix, languages)))
                                .redirectionEndpoint(at -> at.baseUri(prefix + "/signed-in/*"))
                                .userInfoEndpoint(at -> at.oidcUserService(users))
                                .successHandler((request, response, _) ->
                                        SignIn.comeBack(request, response, area))
                                .failureHandler(new Doors.Failed(prefix)))
                .logout(logout ->
                        logout.logoutUrl(prefix + "/sign-out")
                                .invalidateHttpSession(false)
                                .logoutSuccessHandler(signOut.of(area)))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(p ->
                                        p.policy("camera=(), microphone=()," + " geolocation=()"))
                                .frameOptions(frame -> frame.deny())
                                .httpStrictTransportSecurity(
                                        hsts -> hsts.requestMatcher(whenSecure())))
                .anonymous(Customizer.withDefaults())
                .build();
    }

    /** Each area keeps its own sign-in in the one session of the browser. */
    static SecurityContextRepository sessions(Area area) {
        HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
        session.setSpringSecurityContextKey("bourg.signed-in" + area.prefix());
        return new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(), session);
    }

    private CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("bourg-csrf");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(secure).path("/"));
        return tokens;
    }

    private RequestMatcher whenSecure() {
        return secure ? AnyRequestMatcher.INSTANCE : _ -> false;
    }

    /** What depends on where our neighbours are, and the language we speak with them. */
    @Component
    record Surroundings(
            IdentityProvider provider,
            SiteUrls urls,
            @Value("${bourg.payment-page-origins}") List<String> paymentPages,
            LocaleResolver languages,
            ArchivesFolder archives) {
        String policy() {
            return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action 'self' "
                    + provider.publicUrl()
                    + " "
                    + String.join(" ", paymentPages);
        }

        boolean secure() {
            return urls.secure();
        }
    }
}
