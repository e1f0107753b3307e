package bourg.billing.web;

import bourg.billing.settlement.ProviderEvents;
import bourg.billing.stripe.Signatures;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Hears Stripe: what is signed is stored and acknowledged, and looked into afterwards. */
@RestController
class StripeWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhooks.class);
    private static final String PATH = "/webhooks/stripe";

    private final Signatures signatures;
    private final ProviderEvents events;

    StripeWebhooks(Signatures signatures, ProviderEvents events) {
        this.signatures = signatures;
        this.events = events;
    }

    /** The signature is the proof of identity here: no session, no token. */
    @Component
    static class Security {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain stripeWebhookSecurity(HttpSecurity http) {
            return http.securityMatcher(PATH)
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(session ->
                            session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    @PostMapping(PATH)
    ResponseEntity<Void> receive(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        var event = signatures.verify(text, signature);
        if (event.isEmpty()) {
            LOG.warn("Refused a webhook that no secret vouches for");
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        }
        if (!event.get().isThin() && !Signatures.apiVersion().equals(event.get().apiVersion())) {
            LOG.warn(
                    "Event {} is of API version {}; pin the endpoint to {}",
                    event.get().id(),
                    event.get().apiVersion(),
                    Signatures.apiVersion());
        }
        events.receive(event.get());
        return ResponseEntity.ok().build();
    }
}
