package bourg.sandbox;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How the sandbox is put together; no stereotype, so that nobody else's component scan finds it.
 */
class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    @Bean
    Address address(Settings settings) {
        return new Address(settings);
    }

    @Bean
    Store store(Settings settings) {
        return new Store(settings);
    }

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    Events events() {
        return new Events();
    }

    @Bean
    Balance balance(Settings settings, Clock clock) {
        return new Balance(settings, clock);
    }

    @Bean
    Accounts accounts(Events events) {
        return new Accounts(events);
    }

    @Bean
    AccountLinks accountLinks(Address address) {
        return new AccountLinks(address);
    }

    @Bean
    Sessions sessions(Address address, Events events) {
        return new Sessions(address, events);
    }

    @Bean
    Disputes disputes(Balance balance, Events events) {
        return new Disputes(balance, events);
    }

    @Bean
    Payments payments(Sessions sessions, Balance balance, Disputes disputes, Payments.Later later) {
        return new Payments(sessions, balance, disputes, later);
    }

    @Bean
    Payments.Later later(Events events, Banks banks, SavedCards cards) {
        return new Payments.Later(events, banks, cards);
    }

    @Bean
    SavedCards savedCards(Events events) {
        return new SavedCards(events);
    }

    @Bean
    OffSession offSession(Payments payments) {
        return new OffSession(payments);
    }

    @Bean
    Clock clock() {
        return new Clock();
    }

    @Bean
    Banks banks(Settings settings, Clock clock) {
        return new Banks(settings, clock);
    }

    @Bean
    Transfers transfers(Balance balance, Events events) {
        return new Transfers(balance, events);
    }

    @Bean
    Reversals reversals(Balance balance, Events events) {
        return new Reversals(balance, events);
    }

    @Bean
    Refunds refunds(Balance balance, Events events) {
        return new Refunds(balance, events);
    }

    @Bean
    ConnectedPayouts connectedPayouts(Events events) {
        return new ConnectedPayouts(events);
    }

    @Bean
    WebhookEndpoints webhookEndpoints(Store store, Settings settings) {
        return new WebhookEndpoints(store, settings);
    }

    @Bean
    Webhooks webhooks(Store store, Faults faults, WebhookEndpoints endpoints) {
        return new Webhooks(store, faults);
    }

    @Bean
    Api api(List<Resource> resources, Store store, Settings settings, Faults faults) {
        return new Api(resources, store, settings, faults);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService expiry(Store store, Sessions sessions, Payments payments) {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        var _ =
                clock.scheduleWithFixedDelay(
                        () ->
                                store.change(change -> {
                                    sessions.sweep(change);
                                    payments.settle(change);
                                }),
                        5,
                        5,
                        TimeUnit.SECONDS);
        return clock;
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes(Api api) {
        return RouterFunctions.route(
                RequestPredicates.path("/v1/**").or(RequestPredicates.path("/v2/**")), api::handle);
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes(
            Store store, Sessions sessions, Payments payments, Accounts accounts) {
        var pay = new PayPage(store, sessions, payments);
        var onboarding = new OnboardingPage(store, accounts);
        return RouterFunctions.route()
                .GET("/", new IndexPage(store)::show)
                .GET("/c/pay/{session}", pay::show)
                .POST("/c/pay/{session}", pay::pay)
                .GET("/onboarding/{token}", onboarding::show)
                .POST("/onboarding/{token}", onboarding::submit)
                .GET(
                        "/sandbox/style.css",
                        request ->
                                ServerResponse.ok()
                                        .contentType(MediaType.valueOf("text/css"))
                                        .body(new ClassPathResource("style.css", Wiring.class)))
                .build();
    }

    @Bean
    @ConditionalOnProperty("bourg.sandbox.knobs")
    RouterFunction<ServerResponse> knobRoutes(
            Store store, Faults faults, Payments payments, Accounts accounts, Clock clock) {
        var knobs = new Knobs(store, faults, payments, accounts, clock);
        return RouterFunctions.route()
                .POST("/_sandbox/faults", knobs::plan)
                .DELETE("/_sandbox/faults", knobs::clear)
                .POST("/_sandbox/webhooks", knobs::webhooks)
                .POST("/_sandbox/clock", knobs::advance)
                .POST("/_sandbox/sessions/{session}/pay", knobs::pay)
                .POST("/_sandbox/accounts/{account}/onboard", knobs::onboard)
                .GET("/_sandbox/state", knobs::state)
                .build();
    }

    @Bean
    @ConditionalOnProperty("bourg.sandbox.knobs")
    Setbacks setbacks(
            Store store,
            Disputes disputes,
            Refunds refunds,
            Accounts accounts,
            ConnectedPayouts payouts) {
        return new Setbacks(store, disputes, refunds, accounts, payouts);
    }

    @Bean
    @ConditionalOnProperty("bourg.sandbox.knobs")
    RouterFunction<ServerResponse> setbackRoutes(Setbacks setbacks) {
        return RouterFunctions.route()
                .POST("/_sandbox/charges/{charge}/dispute", setbacks::contest)
                .POST("/_sandbox/disputes/{dispute}/{how}", setbacks::decide)
                .POST("/_sandbox/refunds/{refund}/fail", setbacks::failRefund)
                .POST("/_sandbox/customers/{customer}/cards", setbacks::block)
                .POST("/_sandbox/accounts/{account}/restrict", setbacks::restrict)
                .POST("/_sandbox/accounts/{account}/payouts", setbacks::payOut)
                .build();
    }

    @Bean
    ApplicationRunner announcement(Address address, Settings settings) {
        return arguments ->
                LOG.info(
                        "Bac à sable : aucun argent ne circule. / Sandbox: no money moves. {} ({})",
                        address.url(),
                        settings.data().isBlank() ? "state in memory" : settings.data());
    }
}
