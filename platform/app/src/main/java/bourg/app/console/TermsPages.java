package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Offer;
import bourg.marketplace.PriceRequest;
import bourg.marketplace.Pricing;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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
    private final Texts texts;

    TermsPages(Adoptions adoptions, Pricing pricing, Texts texts) {
        this.adoptions = adoptions;
        this.pricing = pricing;
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
        return form(offer, locale).filled(Words.of(texts, locale), terms);
    }

    Sheet read(HttpServletRequest request, Locale locale) {
        return Sheet.read(Words.of(texts, locale), request.getParameterMap());
    }

    static LocalDate today() {
        return LocalDate.now(Caller.city().timeZone());
    }

    String show(Subject subject, Sheet sheet, Locale locale, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("form", form(subject.offer(), locale).draw(sheet));
        return "console/terms";
    }

    /**
     * The terms, once they are sound and confirmed; until then the page to show is in the model.
     */
    Optional<Terms> confirmed(Subject subject, Sheet sheet, Locale locale, Model model) {
        Optional<Terms> terms = form(subject.offer(), locale).read(sheet);
        String step = sheet.text("step");
        if (terms.isPresent() && step.equals("confirm")) {
            return terms;
        }
        if (terms.isEmpty() || step.equals("change")) {
            show(subject, sheet, locale, model);
            return Optional.empty();
        }
        model.addAttribute("subject", subject);
        model.addAttribute("terms", terms.get());
        model.addAttribute("carried", TermsForm.carried(sheet));
        model.addAttribute("example", example(subject.offer(), terms.get()));
        return Optional.empty();
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
