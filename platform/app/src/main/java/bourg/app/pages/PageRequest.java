package bourg.app.pages;

import bourg.app.texts.Formats;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What a page needs to know of the request that it answers. */
record PageRequest(
        @Nullable Site site,
        Locale locale,
        Actor actor,
        String path,
        @Nullable String query,
        String csrf) {

    static PageRequest of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new PageRequest(
                CurrentSite.find().orElse(null),
                RequestContextUtils.getLocale(request),
                CurrentActor.get(),
                failed instanceof String uri ? uri : request.getRequestURI(),
                failed == null && request.getMethod().equals("GET")
                        ? request.getQueryString()
                        : null,
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "");
    }

    Area area() {
        return Area.of(site, path);
    }

    ZoneId zone() {
        return site instanceof Site.OfCity(City city) ? city.timeZone() : Formats.UTC;
    }

    List<Page.LanguageLink> languages() {
        return SiteLanguages.of(site).stream()
                .map(language ->
                        new Page.LanguageLink(
                                language.getLanguage(),
                                language.getLanguage().equals("fr") ? "Français" : "English",
                                inLanguage(language.getLanguage()),
                                language.equals(locale)))
                .toList();
    }

    String encodedPath() {
        return URLEncoder.encode(query == null ? path : path + "?" + query, StandardCharsets.UTF_8);
    }

    private String inLanguage(String language) {
        return UriComponentsBuilder.fromPath(path)
                .query(query == null ? "" : query)
                .replaceQueryParam(SiteLanguages.NAME, language)
                .build()
                .toUriString();
    }
}
