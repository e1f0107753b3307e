package bourg.marketplace.web;

import bourg.marketplace.web.api.Category;
import bourg.marketplace.web.api.OfferState;
import bourg.marketplace.web.api.OrderState;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the contract's lower-case values in query parameters. */
@Configuration(proxyBeanMethods = false)
class LowerCaseEnums implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Category.class, Category::fromValue);
        registry.addConverter(String.class, OfferState.class, OfferState::fromValue);
        registry.addConverter(String.class, OrderState.class, OrderState::fromValue);
    }
}
