package bourg.app.portal;

import bourg.marketplace.Drafts;
import bourg.marketplace.LiveService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what people have filled in, under a secret that only their browser has, so that it outlives
 * signing in, closing the browser and a restart of the platform.
 */
@Component
class Applications {
    private static final SecretCookie COOKIE = new SecretCookie("bourg-draft", Duration.ofDays(30));

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
        COOKIE.write(key, "/services", request, response);
    }

    void forget(Application application, HttpServletRequest request) {
        String key = key(request);
        if (key != null) {
            drafts.forget(key, application.service().id());
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = COOKIE.read(request);
        return key != null && Secrets.looksLikeOne(key) ? key : null;
    }
}
