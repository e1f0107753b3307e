package bourg.app.partner;

import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.marketplace.FormError;
import bourg.marketplace.OfferState;
import bourg.marketplace.OrderState;
import bourg.marketplace.Partner;
import bourg.marketplace.Slice;
import bourg.tenants.Localized;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page on which partners arrive and write, in both languages. */
class PartnerTemplatesTest {
    private record Shown(String view, Map<String, Object> model) {}

    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        Stream.of(strangers(locale), services(locale), writing(locale))
                                .flatMap(shown -> shown)
                                .map(page -> Arguments.of(locale, page.view(), page.model())));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        WholePage.check("partner/" + view, locale, model);
    }

    private static Stream<Shown> strangers(Locale locale) {
        Sheet wrong = SignUpForm.fresh(words(locale));
        for (String name : List.of("name", "country", "admin.email", SignUpForm.TERMS)) {
            wrong.fail(name, "form.required");
        }
        Partner partner =
                new Partner(Samples.PARTNER, "velo", "Vélo", "CA", "pat@velo.example", Samples.NOW);
        return Stream.of(
                new Shown("welcome", Map.of()),
                new Shown("signUp", Map.of("form", SignUpForm.draw(wrong, locale))),
                new Shown("signedUp", Map.of("email", "pat@velo.example")),
                new Shown("home", home(partner, true)),
                new Shown("home", home(partner, false)));
    }

    private static Map<String, Object> home(Partner partner, boolean busy) {
        return Map.of(
                "partner", partner,
                "offers", busy ? Map.of(OfferState.DRAFT, 2L) : Map.of(OfferState.PUBLISHED, 1L),
                "orders", busy ? Map.of(OrderState.PAID, 1L, OrderState.ACCEPTED, 2L) : Map.of(),
                "drafts",
                        busy
                                ? List.of(
                                        Wares.offer(OfferState.DRAFT, null, null),
                                        Wares.offer(OfferState.DRAFT, null, "Précisez"))
                                : List.of(),
                "paidOut", !busy);
    }

    private static Stream<Shown> services(Locale locale) {
        var draft = Wares.offer(OfferState.DRAFT, 1, "Précisez <b>le prix</b>");
        var published = Wares.offer(OfferState.PUBLISHED, 2, null);
        var all =
                List.of(
                        draft,
                        published,
                        Wares.offer(OfferState.SUBMITTED, null, null),
                        Wares.offer(OfferState.RETIRED, null, null));
        List<Fault> faults =
                Fault.of(
                        draft,
                        List.of(
                                fault("name.fr"),
                                fault("unit_price"),
                                fault("form.size"),
                                fault("minimum_partner_share_basis_points")));
        FormView preview = new FormView(List.of(), words(locale));
        return Stream.concat(
                all.stream()
                        .map(offer ->
                                new Shown(
                                        "offer",
                                        Map.of(
                                                "offer", offer,
                                                "faults", faults,
                                                "preview", preview,
                                                "refused", offer.equals(draft),
                                                "latest", true))),
                Stream.of(
                        new Shown("offers", Map.of("offers", new Slice<>(all, "next"))),
                        new Shown("offers", Map.of("offers", new Slice<>(List.of(), null))),
                        new Shown("retirement", Map.of("offer", draft)),
                        new Shown("retirement", Map.of("offer", published))));
    }

    private static FormError fault(String field) {
        return new FormError(field, "x", new Localized("Manque", "Missing"));
    }

    private static Stream<Shown> writing(Locale locale) {
        var offer = Wares.offer(OfferState.DRAFT, null, null);
        Sheet sheet = OfferForm.fresh(words(locale));
        sheet.fail("unit_price", "form.number");
        sheet.fail("merchant", "form.required");
        Sheet question = QuestionForm.fresh(words(locale));
        question.fail("choices.en", "partner.question.choices.uneven", 2, 1);
        question.fail("kind", "form.required");
        FormView form = QuestionForm.draw(question);
        var entry = new FormPages.Entry("size", Samples.NAME, "Texte", true);
        FormView none = new FormView(List.of(), words(locale));
        return Stream.of(
                new Shown(
                        "editor",
                        Map.of(
                                "action", "/offers/new",
                                "back", "/offers",
                                "form", OfferForm.draw(sheet, locale))),
                new Shown("question", Map.of("offer", offer, "form", form)),
                new Shown("question", Map.of("offer", offer, "form", form, "key", "size")),
                new Shown(
                        "questions",
                        Map.of("offer", offer, "entries", List.of(entry, entry), "preview", form)),
                new Shown(
                        "questions", Map.of("offer", offer, "entries", List.of(), "preview", none)),
                new Shown(
                        "questionRemoval",
                        Map.of("offer", offer, "key", "size", "title", Samples.NAME)),
                new Shown("schema", Map.of("offer", offer, "form", form)));
    }

    private static Words words(Locale locale) {
        return Words.of(Texts.strict(), locale);
    }
}
