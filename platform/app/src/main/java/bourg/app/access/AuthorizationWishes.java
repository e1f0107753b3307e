package bourg.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.servlet.LocaleResolver;

/** Asks the identity provider to speak the person's language, and to register if that is wished. */
final class AuthorizationWishes implements OAuth2AuthorizationRequestResolver {
    private final DefaultOAuth2AuthorizationRequestResolver standard;
    private final LocaleResolver languages;

    AuthorizationWishes(
            ClientRegistrationRepository clients, String prefix, LocaleResolver languages) {
        this.standard =
                new DefaultOAuth2AuthorizationRequestResolver(
                        clients, prefix + SignInSecurity.TO_PROVIDER);
        this.languages = languages;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return wishing(request, standard.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
        return wishing(request, standard.resolve(request, id));
    }

    private @Nullable OAuth2AuthorizationRequest wishing(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest authorization) {
        if (authorization == null) {
            return null;
        }
        String language = languages.resolveLocale(request).getLanguage();
        return OAuth2AuthorizationRequest.from(authorization)
                .additionalParameters(more -> {
                    more.put("ui_locales", language);
                    prompt(request, more);
                })
                .build();
    }

    private static void prompt(HttpServletRequest request, Map<String, Object> parameters) {
        if (request.getParameter("register") != null) {
            parameters.put("prompt", "create");
        } else if (request.getParameter("fresh") != null) {
            parameters.put("prompt", "login");
        }
    }
}
