package bourg.app.partner;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.FormError;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets an organization become a partner, without anybody's help. */
@Controller
@OnSite(Area.PARTNER)
class SignUpPages {
    private static final String EMAIL = "email";

    private final Partners partners;
    private final Texts texts;

    SignUpPages(Partners partners, Texts texts) {
        this.partners = partners;
        this.texts = texts;
    }

    /** The form; right after a sign-up, what happens next. */
    @GetMapping("/sign-up")
    String form(Locale locale, Model model) {
        return model.containsAttribute(EMAIL)
                ? "partner/signedUp"
                : show(SignUpForm.fresh(Words.of(texts, locale)), locale, model);
    }

    /** Signs up; the redirect keeps a reload from signing up twice. */
    @PostMapping("/sign-up")
    String signUp(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        SignUp wish = SignUpForm.wish(sheet, locale);
        note(Partners.errorsIn(wish), sheet, locale);
        if (sheet.all(SignUpForm.TERMS).isEmpty()) {
            sheet.fail(SignUpForm.TERMS, "partner.sign_up.terms.missing");
        }
        if (sheet.isSound()) {
            switch (partners.signUp(wish)) {
                case SigningUp.SignedUp(Partner partner) -> {
                    next.addFlashAttribute(EMAIL, partner.contactEmail());
                    return "redirect:/sign-up";
                }
                case SigningUp.Invalid(var errors) -> note(errors, sheet, locale);
            }
        }
        response.setStatus(422);
        return show(sheet, locale, model);
    }

    private static void note(List<FormError> errors, Sheet sheet, Locale locale) {
        errors.forEach(error -> sheet.failWith(error.field(), error.message().in(locale)));
    }

    private static String show(Sheet sheet, Locale locale, Model model) {
        model.addAttribute("form", SignUpForm.draw(sheet, locale));
        return "partner/signUp";
    }
}
