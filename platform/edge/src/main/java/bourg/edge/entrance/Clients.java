package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Finds the address a request comes from; only a trusted proxy's word is taken for another one. */
@Component
final class Clients {
    private final List<IpSubnetFilterRule> trusted;

    Clients(EdgeSettings settings) {
        trusted = settings.trustedProxies().stream().map(Clients::rule).toList();
    }

    String address(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) return "unknown";
        var address = remote.getAddress();
        var chain =
                String.join(",", request.getHeaders().getOrEmpty("X-Forwarded-For")).split(",", -1);
        for (int i = chain.length - 1; i >= 0 && isTrusted(address); i--) {
            var next = parse(chain[i].strip());
            if (next == null) break;
            address = next;
        }
        return address.getHostAddress();
    }

    /** A household or an office usually shares one IPv6 /64: it counts as one sender. */
    static String sender(String client) {
        var address = parse(client);
        if (!(address instanceof Inet6Address)) return client;
        return Arrays.toString(Arrays.copyOf(address.getAddress(), 8));
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }

    private static @Nullable InetAddress parse(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static IpSubnetFilterRule rule(String range) {
        var slash = range.indexOf('/');
        var address = slash < 0 ? range : range.substring(0, slash);
        var whole = address.indexOf(':') < 0 ? 32 : 128;
        var prefix = slash < 0 ? whole : Integer.parseInt(range.substring(slash + 1));
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
