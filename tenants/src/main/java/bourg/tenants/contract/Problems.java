package bourg.tenants.contract;

import bourg.tenants.City;
import bourg.tenants.CurrentSite;
import bourg.tenants.FieldError;
import bourg.tenants.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals as problems (RFC 9457) in the language of the request. */
@Component
public class Problems {
    private static final String TYPES = "https://bourg.example/problems/";
    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final ProblemTexts texts;
    private final JsonMapper json = JsonMapper.builder().build();

    Problems(ProblemTexts texts) {
        this.texts = texts;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        Locale language = language(request);
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter().toSeconds()));
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.getOutputStream()
                .write(json.writeValueAsBytes(body(refusal, language, request.getRequestURI())));
    }

    private Map<String, Object> body(Refusal refusal, Locale language, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + refusal.code());
        body.put("title", title(refusal, language));
        body.put("status", refusal.status().value());
        texts.find(refusal.code() + ".detail", language, refusal.arguments())
                .ifPresent(detail -> body.put("detail", detail));
        body.put("instance", instance);
        body.put("code", refusal.code());
        if (!refusal.errors().isEmpty()) {
            body.put(
                    "errors",
                    refusal.errors().stream().map(error -> field(error, language)).toList());
        }
        return body;
    }

    /** The one-line text of a refusal, for pages that show it to people. */
    public String title(Refusal refusal, Locale language) {
        return texts.find(refusal.code() + ".title", language, refusal.arguments())
                .orElse(refusal.status().getReasonPhrase());
    }

    /** The text of a fault of one field, for pages that show it to people. */
    public String message(FieldError error, Locale language) {
        return texts.find("field." + error.code(), language, error.arguments())
                .orElse(error.code());
    }

    private Map<String, String> field(FieldError error, Locale language) {
        Map<String, String> field = new LinkedHashMap<>();
        field.put("field", error.field());
        field.put("code", error.code());
        field.put("message", message(error, language));
        return field;
    }

    /**
     * What the request accepts; else the first language of the city that was asked; else French.
     */
    static Locale language(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted != null) {
            try {
                Locale match = Locale.lookup(Locale.LanguageRange.parse(accepted), SPOKEN);
                if (match != null) {
                    return match;
                }
            } catch (IllegalArgumentException unreadable) {
                return Locale.FRENCH;
            }
        }
        return CurrentSite.find().orElse(null) instanceof Site.OfCity(City city)
                ? city.languages().getFirst()
                : Locale.FRENCH;
    }
}
