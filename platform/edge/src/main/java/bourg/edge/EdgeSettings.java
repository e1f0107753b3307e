package bourg.edge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** What an operator decides about the edge, by environment variables. */
@ConfigurationProperties("bourg.edge")
public record EdgeSettings(
        URI appUrl,
        URI identityUrl,
        URI identityPublicUrl,
        URI publicUrl,
        List<String> realms,
        String audience,
        DataSize maxBody,
        DataSize maxArchive,
        Duration requestTimeout,
        List<String> trustedProxies,
        Limits limits,
        Breaker breaker) {

    /** How many requests one address may send to one host: a burst, then a steady rate. */
    public record Limits(
            int burst, int perSecond, int unknownHostsBurst, int unknownHostsPerSecond) {}

    /**
     * When a server behind the edge counts as down: failures among the last calls, and for how
     * long.
     */
    public record Breaker(int window, int failurePercent, Duration open) {}

    /** The host name under which people reach Keycloak. */
    public String identityHost() {
        return identityPublicUrl.getHost().toLowerCase(Locale.ROOT);
    }

    /** The issuer that a realm's tokens name. */
    public String issuer(String realm) {
        return identityPublicUrl + "/realms/" + realm;
    }
}
