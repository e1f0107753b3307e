package bourg.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Rendering;
import bourg.app.texts.Texts;
import bourg.billing.Statement;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.Site;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The partners' pages are whole and labelled in both languages, and the editor loses nothing. */
class PartnerTemplatesTest {
    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        models(locale).entrySet().stream()
                                .map(e -> Arguments.of(locale, e.getKey(), e.getValue())));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        Document page =
                Rendering.of(
                        "partner/" + view, new Site.Partners("partners.localhost"), locale, model);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).isEmpty();
        for (Element input : page.select("main input:not([type=hidden]), main select")) {
            assertThat(page.select("label[for=" + input.id() + "]")).as(input.id()).hasSize(1);
        }
    }

    @Test
    void addsAQuestionWithoutLosingTheRest() {
        Sheet sheet =
                OfferForm.fresh(words(Locale.CANADA))
                        .put("name.fr", "Abri")
                        .put("new.fr", "Combien de vélos ?")
                        .put("new.en", "How many bikes?")
                        .put("new.kind", "integer")
                        .put("new.required", "yes");
        SchemaBuilder.add(sheet);
        assertThat(sheet.isSound()).isTrue();
        assertThat(sheet.text(OfferForm.SCHEMA))
                .contains("how_many_bikes", "Combien de vélos ?", "integer");
        assertThat(sheet.text("name.fr")).isEqualTo("Abri");
    }

    @Test
    void readsAPriceExactlyAndSaysWhatIsWrong() {
        Sheet sheet = OfferForm.fresh(words(Locale.CANADA)).put("unit_price", "12,50");
        assertThat(OfferForm.read(sheet).orElseThrow().unitPrice())
                .isEqualTo(Money.of(1250, "CAD"));
        Sheet wrong = OfferForm.fresh(words(Locale.CANADA)).put("unit_price", "12,505");
        assertThat(OfferForm.read(wrong)).isEmpty();
        assertThat(OfferForm.draw(wrong, Locale.CANADA).field("unit_price").error()).isNotNull();
    }

    private static Words words(Locale locale) {
        return Words.of(Texts.strict(), locale);
    }

    private static Map<String, Map<String, Object>> models(Locale locale) {
        Sheet sheet = OfferForm.fresh(words(locale));
        FormView builder = sheet.drawOnly(SchemaBuilder.fields(words(locale)));
        FormView none = new FormView(List.of(), words(locale));
        Money zero = Money.of(0, "CAD");
        return Map.of(
                "welcome", Map.of(),
                "signedUp", Map.of("email", "a@b.example"),
                "offers", Map.of("offers", new Slice<>(List.of(), null)),
                "orders", Map.of("orders", new Slice<>(List.of(), null), "state", ""),
                "editor",
                        Map.of(
                                "id",
                                "new",
                                "builder",
                                builder,
                                "form",
                                OfferForm.draw(sheet, locale),
                                "preview",
                                none),
                "connections", Map.of("endpoints", List.of(), "form", none),
                "secret", Map.of("name", "partner-x", "secret", "s3cret"),
                "payout", Map.of("away", true),
                "statement",
                        Map.of(
                                "month",
                                YearMonth.of(2026, 10),
                                "statement",
                                new Statement(
                                        Party.partner(PartnerId.next()),
                                        Instant.EPOCH,
                                        Instant.EPOCH,
                                        zero,
                                        List.of(),
                                        zero)));
    }
}
