package bourg.tenants.web;

import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.Site;
import bourg.tenants.Sites;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tells the edge whether a host belongs to anybody; the edge lets nobody else ask. */
@Controller
class InternalHosts {
    private final Sites sites;

    InternalHosts(Sites sites) {
        this.sites = sites;
    }

    @GetMapping("/internal/hosts/{host}")
    ResponseEntity<Void> isOurs(@PathVariable String host) {
        boolean ours = sites.at(host).filter(InternalHosts::isOpened).isPresent();
        return ours ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    private static boolean isOpened(Site site) {
        return !(site instanceof Site.OfCity(City city)) || city.state() != CityState.PROVISIONING;
    }
}
