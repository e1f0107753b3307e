package bourg.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Rendering;
import bourg.app.pages.TrialDoor;
import bourg.tenants.Actor;
import bourg.tenants.PartnerRole;
import bourg.tenants.Site;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.security.core.context.SecurityContextHolder;

/** What holds for every page: whole, labelled, and safe against what is typed. */
final class WholePage {
    static final String HOST = "partners.localhost";

    private WholePage() {}

    static Actor member(String alias, PartnerRole role) {
        return new Actor.PartnerMember("member", alias, Set.of(role), "Pat Roy");
    }

    /** Renders the view as an administrator of a partner sees it. */
    static void check(String view, Locale locale, Map<String, Object> model) {
        SecurityContextHolder.getContext()
                .setAuthentication(TrialDoor.token(member("velo", PartnerRole.ADMIN)));
        try {
            inspect(Rendering.of(view, new Site.Partners(HOST), locale, model), locale);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static void inspect(Document page, Locale locale) {
        assertThat(page.select("html").attr("lang")).isEqualTo(locale.getLanguage());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
        assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).isEmpty();
        for (Element input :
                page.select("main input:not([type=hidden]), main select, main textarea")) {
            assertThat(page.select("label[for=" + input.id() + "]")).as(input.id()).hasSize(1);
        }
        for (Element link : page.select(".govuk-error-summary a[href^=#]")) {
            assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
        }
        assertThat(page.select("main b, main script")).as("what is typed stays text").isEmpty();
    }
}
