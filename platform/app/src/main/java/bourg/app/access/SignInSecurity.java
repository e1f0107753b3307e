package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Signs people in by browser: two chains, so that one browser can be a citizen on a city's portal
 * and a member of its staff in the console.
 */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {
    /** The path that sends a browser to the identity provider. */
    static final String TO_PROVIDER = "/to-identity";

    private final BrowserChain chain;

    SignInSecurity(BrowserChain chain) {
        this.chain = chain;
    }

    @Bean
    @Order(50)
    SecurityFilterChain consoleSecurityChain(HttpSecurity http) {
        http.securityMatcher("/console", "/console/**")
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/console/sign-in",
                                        "/console/sign-in-failed",
                                        "/console/sign-out")
                                .permitAll()
                                .anyRequest()
                                .access(SignInSecurity::staff));
        return chain.finish(http, Area.CONSOLE);
    }

    @Bean
    @Order(60)
    SecurityFilterChain siteSecurityChain(HttpSecurity http) {
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/error",
                                "/assets/**",
                                "/webhooks/**",
                                "/internal/hosts/*",
                                "/actuator/health/**",
                                "/actuator/prometheus",
                                "/sign-in",
                                "/sign-in-failed",
                                "/sign-out")
                        .permitAll()
                        .requestMatchers("/my/**")
                        .access(SignInSecurity::citizen)
                        .anyRequest()
                        .access(SignInSecurity::bySite));
        return chain.finish(http, Area.PORTAL);
    }

    private static AuthorizationDecision staff(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(CurrentActor.get() instanceof Actor.Staff);
    }

    private static AuthorizationDecision citizen(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(CurrentActor.get() instanceof Actor.Citizen);
    }

    /** Portals and the front page are for everybody, the other sites for those they belong to. */
    private static AuthorizationDecision bySite(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        String path = context.getRequest().getRequestURI();
        return new AuthorizationDecision(
                switch (CurrentSite.find().orElse(null)) {
                    case Site.OfCity _ -> true;
                    case Site.Front _ -> true;
                    case Site.Partners _ ->
                            path.equals("/")
                                    || path.equals("/sign-up")
                                    || CurrentActor.get() instanceof Actor.PartnerMember;
                    case Site.Operators _ -> CurrentActor.get() instanceof Actor.Operator;
                    case null -> false;
                });
    }
}
