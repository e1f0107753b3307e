package bourg.tenants;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows which site answers at which host. */
@Component
public class Sites {
    private final SiteHosts hosts;
    private final Cities cities;

    Sites(SiteHosts hosts, Cities cities) {
        this.hosts = hosts;
        this.cities = cities;
    }

    /** The site at this host (lower case, without port); a city's whatever its state. */
    public Optional<Site> at(String host) {
        if (host.equals(hosts.partners())) {
            return Optional.of(new Site.Partners(host));
        }
        if (host.equals(hosts.operators())) {
            return Optional.of(new Site.Operators(host));
        }
        if (host.equals(hosts.front())) {
            return Optional.of(new Site.Front(host));
        }
        return cities.byHost(host).map(Site.OfCity::new);
    }
}
