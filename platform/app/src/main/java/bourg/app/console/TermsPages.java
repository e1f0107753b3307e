package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.terms.TermsForm;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Offer;
import bourg.marketplace.PriceRequest;
import bourg.marketplace.Pricing;
import bourg.marketplace.Simulations;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The two steps of every agreement: write it down, then see what one sale would bring and confirm.
 */
@Component
class TermsPages {
    private final Adoptions adoptions;
    private final Pricing pricing;
    private final Simulations simulations;
    private final Directory directory;
    private final Texts texts;

    TermsPages(
            Adoptions adoptions,
            Pricing pricing,
            Simulations simulations,
            Directory directory,
            Texts texts) {
        this.simulations = simulations;
        this.adoptions = adoptions;
        this.pricing = pricing;
        this.directory = directory;
        this.texts = texts;
    }

    /** What is agreed on, where its form is sent, and where to go back to. */
    record Subject(Offer offer, String action, String back, String title) {}

    TermsForm form(Offer offer, Locale locale) {
        return new TermsForm(
                offer, adoptions.platformMinimum(), new Formats(locale, Caller.city().timeZone()));
    }

    Sheet fresh(Offer offer, Locale locale) {
        return form(offer, locale).fresh(Words.of(texts, locale), today());
    }

    Sheet filled(Offer offer, Terms terms, Locale locale) {
        Sheet sheet = form(offer, locale).filled(Words.of(texts, locale), terms);
        return terms.shares().areThree()
                ? sheet
                : commissions(offer, locale).filled(sheet, terms.shares());
    }

    private CommissionForm commissions(Offer offer, Locale locale) {
        return new CommissionForm(
                form(offer, locale),
                new CommissionForm.Naming(directory::find, directory::shortName));
    }

    Sheet read(HttpServletRequest request, Locale locale) {
        return Sheet.read(Words.of(texts, locale), request.getParameterMap());
    }

    static LocalDate today() {
        return LocalDate.now(Caller.city().timeZone());
    }

    String show(Subject subject, Sheet sheet, Locale locale, Model model) {
        boolean detailed = CommissionForm.isDetailed(sheet);
        Offer offer = subject.offer();
        model.addAttribute("subject", subject);
        model.addAttribute("groups", detailed ? CommissionForm.groups(sheet) : List.of());
        model.addAttribute(
                "form",
                detailed
                        ? commissions(offer, locale).draw(sheet)
                        : form(offer, locale).draw(sheet));
        return "console/terms";
    }

    /**
     * The terms, once they are sound and confirmed; until then the page to show is in the model.
     */
    Optional<Terms> confirmed(Subject subject, Sheet sheet, Locale locale, Model model) {
        String step = sheet.text("step");
        if (step.equals("detail") || step.equals("simple")) {
            sheet.put(CommissionForm.DETAILED, step.equals("detail") ? "yes" : "");
            show(subject, sheet, locale, model);
            return Optional.empty();
        }
        Optional<Terms> terms = read(subject.offer(), sheet, locale);
        if (terms.isPresent() && step.equals("confirm")) {
            return terms;
        }
        if (terms.isEmpty() || step.equals("change")) {
            show(subject, sheet, locale, model);
            return Optional.empty();
        }
        model.addAttribute("subject", subject);
        model.addAttribute(
                "asks", adoptions.asksPartner(Caller.city(), subject.offer(), terms.get()));
        model.addAttribute("terms", terms.get());
        model.addAttribute("names", directory.names(List.of(terms.get())));
        model.addAttribute("carried", CommissionForm.carried(sheet));
        model.addAttribute("example", example(subject.offer(), terms.get()));
        model.addAttribute(
                "simulation", simulations.of(Caller.city(), subject.offer(), terms.get()));
        return Optional.empty();
    }

    private Optional<Terms> read(Offer offer, Sheet sheet, Locale locale) {
        Optional<Terms> terms =
                CommissionForm.isDetailed(sheet)
                        ? commissions(offer, locale).read(sheet)
                        : form(offer, locale).read(sheet);
        terms.ifPresent(found ->
                TermsForm.fail(sheet, adoptions.faults(Caller.city(), offer, found), locale));
        return terms.filter(_ -> sheet.isSound());
    }

    /** The page that {@link #confirmed} prepared. */
    static String page(Model model) {
        return model.containsAttribute("example") ? "console/termsCheck" : "console/terms";
    }

    private SplitExample example(Offer offer, Terms terms) {
        City city = Caller.city();
        return SplitExample.of(
                pricing.quote(new PriceRequest(city, offer.partner(), offer.content(), 1, terms)));
    }
}
