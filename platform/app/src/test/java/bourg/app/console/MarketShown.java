package bourg.app.console;

import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.portal.Samples;
import bourg.app.terms.TermsForm;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Agreement;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.Commission;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Offer;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.marketplace.Simulation;
import bourg.marketplace.Slice;
import bourg.marketplace.Terms;
import bourg.marketplace.Wording;
import bourg.tenants.Localized;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the marketplace and of the city's services, with one of everything on them. */
final class MarketShown {
    private static final Offer OFFER = Samples.service().offer();
    private static final Shares SHARES =
            new Shares(
                    List.of(
                            new Commission(
                                    Recipient.CITY,
                                    new BasisPoints(1_000),
                                    200,
                                    Commission.Per.UNIT,
                                    100,
                                    90_000L),
                            Commission.percent(
                                    Recipient.other(Party.partner(PartnerId.next())), 300)));

    private MarketShown() {}

    static Stream<Shown> market(Locale locale) {
        TermsForm terms = new TermsForm(OFFER, new BasisPoints(500), formats(locale));
        Sheet sheet = terms.fresh(words(locale), LocalDate.of(2026, 11, 25));
        Map<String, String> carried = TermsForm.carried(sheet);
        for (String name : List.of("city_share", "fee_bearer", "valid_from")) {
            sheet.fail(name, "form.required");
        }
        var subject = new TermsPages.Subject(OFFER, "/x", "/y", "console.adoption.title");
        return Stream.of(
                glance(1, 1, 0, false),
                glance(0, 0, 0, true),
                glance(0, 0, 3, true),
                new Shown("marketplace", found(List.of(OFFER))),
                new Shown("marketplace", found(List.of())),
                new Shown("offer", offer(locale, null)),
                new Shown("offer", offer(locale, adoption(AdoptionState.DRAFT))),
                new Shown("terms", Map.of("subject", subject, "form", terms.draw(sheet))),
                detailed(locale, terms, subject),
                check(subject, carried, Simulation.Basis.SERVICE),
                check(subject, carried, Simulation.Basis.NONE));
    }

    private static Shown check(
            TermsPages.Subject subject, Map<String, String> carried, Simulation.Basis basis) {
        return new Shown(
                "termsCheck",
                Map.of(
                        "subject",
                        subject,
                        "terms",
                        Samples.TERMS,
                        "carried",
                        carried,
                        "example",
                        SplitExample.of(Samples.QUOTE),
                        "simulation",
                        simulation(basis)));
    }

    private static Simulation simulation(Simulation.Basis basis) {
        return new Simulation(
                basis,
                LocalDate.of(2025, 11, 25),
                12,
                1,
                false,
                List.of(
                        new Simulation.Row(
                                Party.platform(), null, Samples.cad(500), Samples.cad(700)),
                        new Simulation.Row(
                                Party.partner(PartnerId.next()),
                                new Localized("<b>Autre", "<b>Other"),
                                Samples.cad(500),
                                Samples.cad(300))));
    }

    private static Shown detailed(Locale locale, TermsForm terms, TermsPages.Subject subject) {
        CommissionForm form =
                new CommissionForm(
                        terms,
                        new CommissionForm.Naming(_ -> Optional.empty(), party -> "<b>voisine"));
        Sheet sheet = terms.fresh(words(locale), LocalDate.of(2026, 11, 25));
        form.filled(sheet, SHARES);
        form.read(sheet);
        return new Shown(
                "terms",
                Map.of(
                        "subject",
                        subject,
                        "groups",
                        CommissionForm.groups(sheet),
                        "form",
                        form.draw(sheet)));
    }

    private static Shown glance(long waiting, long unpublished, long published, boolean ready) {
        return new Shown(
                "home",
                Map.of(
                        "glance",
                        new DashboardPages.Glance(
                                waiting,
                                List.of(),
                                waiting,
                                2,
                                unpublished,
                                published,
                                ready,
                                YearMonth.of(2026, 11),
                                Samples.cad(1350))));
    }

    private static Map<String, Object> found(List<Offer> offers) {
        return Map.of(
                "found",
                new Found("<b>", Category.MOBILITY, new Slice<>(offers, "next"), "here"),
                "adopted",
                Set.of(OFFER.id()));
    }

    private static Map<String, Object> offer(Locale locale, @Nullable Adoption adoption) {
        Map<String, Object> model = new HashMap<>();
        model.put("offer", OFFER);
        model.put("sameCurrency", true);
        model.put("preview", new FormView(List.of(), words(locale)));
        if (adoption != null) {
            model.put("adoption", adoption);
        }
        return model;
    }

    static Stream<Shown> services(Locale locale) {
        Sheet sheet = WordingForm.filled(words(locale), adoption(AdoptionState.DRAFT).wording());
        sheet.fail("wording.name.en", "form.required");
        Stream<Shown> states = Arrays.stream(AdoptionState.values()).map(MarketShown::service);
        Stream<Shown> steps =
                Stream.of("publication", "withdrawal", "upgrade", "approval", "prepayment")
                        .map(step ->
                                new Shown(
                                        "confirm",
                                        Map.of(
                                                "adoption",
                                                adoption(AdoptionState.DRAFT),
                                                "step",
                                                step,
                                                "newer",
                                                OFFER)));
        Stream<Shown> rest =
                Stream.of(
                        new Shown("services", list(List.of(adoption(AdoptionState.PUBLISHED)))),
                        new Shown("services", list(List.of())),
                        new Shown(
                                "wording",
                                Map.of(
                                        "adoption",
                                        adoption(AdoptionState.DRAFT),
                                        "form",
                                        WordingForm.draw(sheet, OFFER.content()))));
        return Stream.of(states, steps, rest).flatMap(shown -> shown);
    }

    private static Shown service(AdoptionState state) {
        return new Shown(
                "service",
                Map.of(
                        "adoption",
                        adoption(state),
                        "live",
                        state == AdoptionState.PUBLISHED,
                        "newer",
                        OFFER,
                        "today",
                        LocalDate.of(2026, 11, 25),
                        "done",
                        "console.adoption.done",
                        "problem",
                        "console.service.too_late"));
    }

    private static Map<String, Object> list(List<Adoption> adoptions) {
        return Map.of("services", new Slice<>(adoptions, "next"), "first", false);
    }

    private static Adoption adoption(AdoptionState state) {
        return new Adoption(
                AdoptionId.next(),
                Samples.CITY.id(),
                state,
                new Wording(new Localized("<b>Abri</b>", "<b>Shelter</b>"), null, null),
                OFFER,
                PaymentMoment.AFTER_APPROVAL,
                List.of(
                        new Agreement(
                                2,
                                new Terms(SHARES, FeeBearer.CITY, LocalDate.of(2027, 1, 1), null),
                                Samples.ACCEPTED),
                        new Agreement(1, Samples.TERMS, Samples.ACCEPTED)),
                Samples.NOW);
    }

    private static Words words(Locale locale) {
        return Words.of(Texts.strict(), locale);
    }

    private static Formats formats(Locale locale) {
        return new Formats(locale, Samples.CITY.timeZone());
    }
}
