package bourg.tenants;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The hosts that belong to the platform itself, not to a city. */
@ConfigurationProperties("bourg.hosts")
public record SiteHosts(
        @DefaultValue("partners.localhost") String partners,
        @DefaultValue("ops.localhost") String operators,
        @DefaultValue("localhost") String front) {
    boolean isOurs(String host) {
        return host.equals(partners) || host.equals(operators) || host.equals(front);
    }
}
