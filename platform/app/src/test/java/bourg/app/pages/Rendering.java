package bourg.app.pages;

import bourg.app.texts.Texts;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.View;

/** Renders a view as a browser would get it, without a server; a missing text fails. */
public final class Rendering {
    private static final PageViews VIEWS = new PageViews(Texts.strict(), new Assets());

    private Rendering() {}

    public static Document of(String view, Site site, Locale locale, Map<String, Object> model) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/services");
        request.setQueryString("q=vélo&lang=en");
        request.addPreferredLocale(locale);
        MockHttpServletResponse response = new MockHttpServletResponse();
        CurrentSite.run(
                site,
                () -> {
                    try {
                        View found =
                                Objects.requireNonNull(VIEWS.resolveViewName(view, locale), view);
                        found.render(model, request, response);
                    } catch (Exception e) {
                        throw new AssertionError(view, e);
                    }
                });
        try {
            return Jsoup.parse(response.getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
