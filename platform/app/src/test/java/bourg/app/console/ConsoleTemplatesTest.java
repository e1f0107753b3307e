package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Rendering;
import bourg.app.portal.Samples;
import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import bourg.tenants.Site;
import bourg.tenants.StaffRole;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Every page of the console, in both languages: whole, labelled, and safe against what is typed.
 */
class ConsoleTemplatesTest {
    private record Somebody(Actor actor) implements ActorSource {}

    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        Stream.of(
                                        MarketShown.market(locale),
                                        MarketShown.services(locale),
                                        OrdersShown.orders(locale),
                                        OrdersShown.money(),
                                        FinancesShown.money(),
                                        OrdersShown.disputes(locale),
                                        IncomeShown.income(locale),
                                        IncomeShown.bank(locale),
                                        ExportsShown.exports(),
                                        UsageShown.pages()
                                                .map(p -> new Shown(p.getKey(), p.getValue())),
                                        AuditShown.audit(locale))
                                .flatMap(shown -> shown)
                                .map(p -> Arguments.of(locale, p.view(), p.model())));
    }

    @BeforeEach
    void signIn() {
        Actor alice =
                new Actor.Staff("alice", Samples.CITY.id(), Set.of(StaffRole.values()), "Alice");
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(new Somebody(alice), "", "SIGNED_IN"));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        Document page =
                Rendering.of("console/" + view, new Site.OfCity(Samples.CITY), locale, model);

        assertThat(page.select("html").attr("lang")).isEqualTo(locale.getLanguage());
        assertThat(page.title()).endsWith("– Console – Valmont");
        assertThat(page.select("h1")).as("one h1").hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
        assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).isEmpty();
        assertThat(page.select("main table:not(.bourg-table-scroll[tabindex=0] table)"))
                .filteredOn(table -> table.select("thead").size() > 0)
                .as("wide tables scroll by keyboard")
                .isEmpty();
        for (Element input : page.select("main input:not([type=hidden]), main select")) {
            assertThat(page.select("label[for=" + input.id() + "]")).as(input.id()).hasSize(1);
        }
        for (Element link : page.select(".govuk-error-summary a")) {
            assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
        }
        assertThat(page.select("main b, main script")).as("what is typed stays text").isEmpty();
    }
}
