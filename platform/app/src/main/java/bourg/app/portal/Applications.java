package bourg.app.portal;

import bourg.marketplace.Drafts;
import bourg.marketplace.LiveService;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what people have filled in, under a secret that only their browser has, so that it outlives
 * signing in, closing the browser and a restart of the platform.
 */
@Component
class Applications {
    private static final String COOKIE = "bourg-draft";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Drafts drafts;

    Applications(Drafts drafts) {
        this.drafts = drafts;
    }

    Application of(LiveService service, HttpServletRequest request) {
        String key = key(request);
        return new Application(
                service, key == null ? Map.of() : drafts.find(key, service.id()).orElse(Map.of()));
    }

    void keep(Application application, HttpServletRequest request, HttpServletResponse response) {
        String known = key(request);
        String key = known == null ? Secrets.next() : known;
        drafts.save(key, application.service().id(), application.typed());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, key)
                        .path("/services")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }

    void forget(Application application, HttpServletRequest request) {
        String key = key(request);
        if (key != null) {
            drafts.forget(key, application.service().id());
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && Secrets.looksLikeOne(cookie.getValue()) ? cookie.getValue() : null;
    }
}
