package bourg.app.pages;

import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Chooses the language of a page: asked for in the address, remembered in a cookie, preferred by
 * the browser, or the site's first.
 */
@Component("localeResolver")
class SiteLanguages implements LocaleResolver {
    /** The name of the parameter and of the cookie. */
    static final String NAME = "lang";

    private static final List<Locale> BOTH = List.of(Locale.CANADA_FRENCH, Locale.CANADA);

    static List<Locale> of(@Nullable Site site) {
        return site instanceof Site.OfCity ofCity
                ? ofCity.city().languages().stream()
                        .map(SiteLanguages::canadian)
                        .distinct()
                        .toList()
                : BOTH;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        List<Locale> offered = of(CurrentSite.find().orElse(null));
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return asked(request.getParameter(NAME), offered)
                .or(() -> asked(cookie == null ? null : cookie.getValue(), offered))
                .or(() -> preferred(request, offered))
                .orElseGet(offered::getFirst);
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen by address or cookie");
    }

    private static Optional<Locale> asked(@Nullable String language, List<Locale> offered) {
        return offered.stream().filter(l -> l.getLanguage().equals(language)).findFirst();
    }

    private static Optional<Locale> preferred(HttpServletRequest request, List<Locale> offered) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(l -> asked(l.getLanguage(), offered).stream())
                .findFirst();
    }

    private static Locale canadian(Locale locale) {
        return locale.getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    /** Remembers the language that the address asked for. */
    @Configuration(proxyBeanMethods = false)
    static class Memory implements WebMvcConfigurer, HandlerInterceptor {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**");
        }

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            asked(request.getParameter(NAME), BOTH)
                    .ifPresent(locale ->
                            response.addHeader(
                                    HttpHeaders.SET_COOKIE,
                                    ResponseCookie.from(NAME, locale.getLanguage())
                                            .path("/")
                                            .maxAge(Duration.ofDays(365))
                                            .sameSite("Lax")
                                            .httpOnly(true)
                                            .build()
                                            .toString()));
            return true;
        }
    }
}
