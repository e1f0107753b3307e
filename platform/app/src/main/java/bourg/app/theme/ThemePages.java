package bourg.app.theme;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CurrentSite;
import bourg.tenants.Logo;
import bourg.tenants.Site;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves each city's colours and logo, so that browsers ask for them rarely. */
@Controller
class ThemePages {
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final Cities cities;

    ThemePages(Cities cities) {
        this.cities = cities;
    }

    @GetMapping("/theme.css")
    ResponseEntity<String> colours() {
        return city().map(city -> Theme.of(city.brand().colour()))
                .map(theme ->
                        ResponseEntity.ok()
                                .contentType(CSS)
                                .cacheControl(cached(Duration.ofDays(1)))
                                .eTag('"' + theme.fingerprint() + '"')
                                .body(theme.css()))
                .orElse(ResponseEntity.notFound().build());
    }

    /** The logo; a city without one gets a plain mark in its colour. */
    @GetMapping("/logo")
    ResponseEntity<byte[]> logo() {
        return city().map(city -> cities.logo(city.id()).orElseGet(() -> Mark.of(city)))
                .map(ThemePages::image)
                .orElse(ResponseEntity.notFound().build());
    }

    /** A drawing opened by itself may not run or load anything. */
    private static ResponseEntity<byte[]> image(Logo logo) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.mediaType()))
                .cacheControl(cached(Duration.ofMinutes(10)))
                .eTag('"' + DigestUtils.md5DigestAsHex(logo.content()) + '"')
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(logo.content());
    }

    private static CacheControl cached(Duration age) {
        return CacheControl.maxAge(age).cachePublic();
    }

    private static Optional<City> city() {
        return CurrentSite.find()
                .flatMap(site ->
                        site instanceof Site.OfCity(City city)
                                ? Optional.of(city)
                                : Optional.empty());
    }
}
