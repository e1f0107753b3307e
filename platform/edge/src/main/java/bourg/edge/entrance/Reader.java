package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Trace;
import bourg.edge.entrance.Reading.Unreadable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;

/** Reads a request strictly, from what was really sent and not from what a framework made of it. */
@Component
final class Reader {
    private final EdgeSettings settings;
    private final Clients clients;

    Reader(EdgeSettings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    Reading read(ServerHttpRequest request, Trace trace) {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        var address = Hosts.read(sent.uri(), request.getHeaders().get(HttpHeaders.HOST));
        if (address.isEmpty()) return new Unreadable(Reason.BAD_HOST);
        var path = Paths.read(request.getURI().getRawPath());
        if (path.isEmpty()) return new Unreadable(Reason.BAD_PATH);
        var identity = address.get().host().equals(settings.identityHost());
        return new Arrival(address.get(), path.get(), clients.address(request), identity, trace);
    }
}
