package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.FormView;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Words;
import bourg.app.money.Issued;
import bourg.app.pages.Rendering;
import bourg.app.texts.Texts;
import bourg.billing.Invoice;
import bourg.marketplace.Category;
import bourg.marketplace.FormError;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.CityPage;
import bourg.tenants.Localized;
import bourg.tenants.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the portal, in both languages: whole, labelled, and safe against what is typed. */
class PortalTemplatesTest {
    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        Stream.of(
                                        steps(locale),
                                        orders(),
                                        SubscriptionsShown.pages(),
                                        BasketsShown.baskets(locale),
                                        RightsShown.rights())
                                .flatMap(shown -> shown)
                                .map(p -> Arguments.of(locale, p.view(), p.model())));
    }

    record Shown(String view, Map<String, Object> model) {}

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        Document page = Rendering.of(view, new Site.OfCity(Samples.CITY), locale, model);

        assertThat(page.select("html").attr("lang")).isEqualTo(locale.getLanguage());
        assertThat(page.title()).endsWith("– Valmont").doesNotStartWith("–");
        assertThat(page.select("h1")).as("one h1").hasSize(1);
        assertThat(page.select("main#main-content")).hasSize(1);
        assertThat(page.select("a.govuk-skip-link").attr("href")).isEqualTo("#main-content");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
        assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).isEmpty();
        assertThat(page.select("main table:not(.bourg-table-scroll[tabindex=0] table):has(thead)"))
                .as("wide tables scroll by keyboard")
                .isEmpty();
        assertThat(page.select("header a[hreflang]").attr("href"))
                .startsWith("/services?")
                .contains("lang=" + (locale.getLanguage().equals("fr") ? "en" : "fr"));
        for (Element input : page.select("main input:not([type=hidden])")) {
            assertThat(page.select("label[for=" + input.id() + "]")).as(input.id()).hasSize(1);
        }
        assertThat(page.select("main b, main script")).as("what is typed stays text").isEmpty();
    }

    private static Stream<Shown> steps(Locale locale) {
        Application started = new Application(Samples.service(), Samples.TYPED);
        Application fresh = new Application(Samples.service(), Map.of());
        Words words = Words.of(Texts.strict(), locale);
        FormView form =
                IntakeForm.draw(
                        Samples.FORM,
                        Samples.TYPED,
                        List.of(
                                new FormError(
                                        "plate", "required", new Localized("Manque", "Missing"))),
                        locale,
                        words);
        List<Category> all = Arrays.asList(Category.values());
        return Stream.of(
                new Shown(
                        "portal/home",
                        Map.of("services", List.of(Samples.service()), "categories", all)),
                new Shown("portal/home", Map.of("services", List.of(), "categories", List.of())),
                new Shown("portal/search", Map.of("results", found(List.of()))),
                new Shown("portal/search", Map.of("results", found(List.of(Samples.service())))),
                new Shown(
                        "portal/service",
                        Map.of(
                                "service", Samples.service(),
                                "quote", Samples.QUOTE,
                                "form", Samples.FORM)),
                new Shown("portal/form", shown(started, form, false)),
                new Shown("portal/form", shown(fresh, form, true)),
                new Shown("portal/contact", Map.of("application", started, "form", form)),
                new Shown(
                        "portal/check",
                        Map.of(
                                "application",
                                started,
                                "answers",
                                Answers.of(Samples.FORM, Samples.TYPED),
                                "quote",
                                Samples.QUOTE)));
    }

    private static Stream<Shown> orders() {
        Stream<Shown> states =
                Arrays.stream(OrderState.values())
                        .map(state ->
                                new Shown(
                                        "portal/order",
                                        Map.of(
                                                "order",
                                                Samples.order(state, "Complet"),
                                                "refunds",
                                                List.of(),
                                                "answers",
                                                Answers.of(Samples.FORM, Samples.TYPED),
                                                "notice",
                                                state == OrderState.PAID ? "paid" : "not_paid",
                                                "bankThinks",
                                                false,
                                                "subscribed",
                                                state == OrderState.PAID)));
        return Stream.concat(states, Stream.concat(Stream.of(withTheBank()), paid()));
    }

    private static Shown withTheBank() {
        return new Shown(
                "portal/order",
                Map.of(
                        "order",
                        Samples.order(OrderState.AWAITING_PAYMENT, null),
                        "refunds",
                        List.of(),
                        "answers",
                        Answers.of(Samples.FORM, Samples.TYPED),
                        "notice",
                        "",
                        "bankThinks",
                        true,
                        "subscribed",
                        false));
    }

    private static Stream<Shown> paid() {
        return Stream.of(
                new Shown(
                        "portal/return",
                        Map.of(
                                "home",
                                "/orders/" + Samples.order(OrderState.PAID, null).id(),
                                "captured",
                                false,
                                "slow",
                                false)),
                new Shown("portal/receipt", Map.of("receipt", Samples.receipt())),
                invoices(List.of()),
                invoices(
                        Stream.of(Invoice.Kind.values())
                                .map(kind -> Issued.of(Party.partner(Samples.PARTNER), kind))
                                .toList()),
                new Shown(
                        "portal/myOrders",
                        Map.of(
                                "orders",
                                new Slice<>(List.of(Samples.order(OrderState.DONE, null)), "next"),
                                "first",
                                true)),
                new Shown(
                        "portal/text",
                        Map.of(
                                "text",
                                new CityPage(
                                        "about",
                                        new Localized("À propos", "About"),
                                        new Localized("Un\n\nDeux", "One\n\nTwo")))),
                new Shown("pages/error", Map.of("kind", "not_found", "trace", "")),
                new Shown("access/failed", Map.of("noRole", true)));
    }

    private static Shown invoices(List<Invoice> issued) {
        return new Shown(
                "portal/invoices", Map.of("receipt", Samples.receipt(), "invoices", issued));
    }

    private static Results found(List<bourg.marketplace.LiveService> services) {
        return new Results("vélo", Category.MOBILITY, services, "next", "here");
    }

    private static Map<String, Object> shown(
            Application application, FormView form, boolean saved) {
        return Map.of("application", application, "form", form, "saved", saved);
    }
}
