package bourg.marketplace;

import bourg.tenants.trial.CityTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of marketplace with real cities; all share one context. */
@CityTest
@Import(Stall.class)
@TestPropertySource(
        properties = {
            "bourg.partner-webhooks.allow-private-addresses=true",
            "bourg.partner-webhooks.first-retry=100ms",
            "bourg.partner-webhooks.attempts=3"
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MarketplaceTest {}
