package bourg.edge.passage;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Answers;
import bourg.edge.answers.Reason;
import bourg.edge.entrance.Arrival;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two ways lead on from the edge: the identity host to Keycloak, every other host to the
 * application.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator ways(RouteLocatorBuilder routes, EdgeSettings settings, Answers answers) {
        var identity = new Breaker(Reason.IDENTITY_UNAVAILABLE, settings.breaker(), answers);
        var app = new Breaker(Reason.APP_UNAVAILABLE, settings.breaker(), answers);
        return routes.routes()
                .route(
                        "identity",
                        way ->
                                way.predicate(exchange -> Arrival.of(exchange).identity())
                                        .filters(all -> all.preserveHostHeader().filter(identity))
                                        .uri(settings.identityUrl()))
                .route(
                        "app",
                        way ->
                                way.alwaysTrue()
                                        .filters(all -> all.preserveHostHeader().filter(app))
                                        .uri(settings.appUrl()))
                .build();
    }

    /** A client that sends its request a byte a minute holds no connection for long. */
    @Bean
    NettyServerCustomizer impatience(EdgeSettings settings) {
        return server -> server.requestTimeout(settings.requestTimeout());
    }
}
