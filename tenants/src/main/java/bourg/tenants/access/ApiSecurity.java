package bourg.tenants.access;

import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets anybody reach the API, proves whoever shows a token, and leaves it to the faces what each
 * may do.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    @Order(10)
    SecurityFilterChain apiSecurityChain(HttpSecurity http, TokenProof proof, Problems problems) {
        var resolver = new JwtIssuerAuthenticationManagerResolver(proof);
        AuthenticationEntryPoint refused = refused(problems);
        return http.securityMatcher("/api/v1/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(resolver)
                                .authenticationEntryPoint(refused))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refused))
                .build();
    }

    private static AuthenticationEntryPoint refused(Problems problems) {
        return (request, response, failure) ->
                problems.write(
                        request,
                        response,
                        switch (failure) {
                            case ForeignToken _ -> Refusal.notFound();
                            case KeysAway _ ->
                                    Refusal.of(
                                            HttpStatus.SERVICE_UNAVAILABLE,
                                            "temporarily_unavailable");
                            default -> Refusal.of(HttpStatus.UNAUTHORIZED, "invalid_token");
                        });
    }
}
