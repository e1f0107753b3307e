package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.PayoutAccounts;
import bourg.marketplace.Offers;
import bourg.marketplace.Partner;
import bourg.marketplace.PartnerOrders;
import bourg.marketplace.Partners;
import bourg.marketplace.Party;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import bourg.tenants.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where partners arrive: the welcome with its sign-up, and the dashboard of those signed in. */
@Controller
@OnSite(Area.PARTNER)
class WelcomePages {
    private final Partners partners;
    private final SignedInPartner signedIn;
    private final Offers offers;
    private final PartnerOrders orders;
    private final PayoutAccounts accounts;
    private final Texts texts;

    WelcomePages(
            Partners partners,
            SignedInPartner signedIn,
            Desk desk,
            PayoutAccounts accounts,
            Texts texts) {
        this.partners = partners;
        this.signedIn = signedIn;
        this.offers = desk.offers();
        this.orders = desk.orders();
        this.accounts = accounts;
        this.texts = texts;
    }

    @GetMapping("/")
    String home(Model model) {
        if (!(CurrentActor.get() instanceof Actor.PartnerMember)) {
            return "partner/welcome";
        }
        Partner partner = signedIn.get();
        model.addAttribute("partner", partner);
        model.addAttribute("offers", offers.countsOf(partner.id()));
        model.addAttribute("orders", orders.counts(partner.id()));
        model.addAttribute(
                "paidOut",
                accounts.find(Party.partner(partner.id()))
                        .map(account -> account.isActive())
                        .orElse(false));
        return "partner/home";
    }

    @GetMapping("/sign-up")
    String form(Locale locale, Model model) {
        return show(new Sheet(Words.of(texts, locale)).put("country", "CA"), model);
    }

    @PostMapping("/sign-up")
    String signUp(
            HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        var admin =
                new Person(
                        sheet.text("admin.email"),
                        sheet.text("admin.given_name"),
                        sheet.text("admin.family_name"));
        return switch (partners.signUp(
                new SignUp(sheet.text("name"), sheet.text("country"), admin))) {
            case SigningUp.SignedUp(Partner partner) -> {
                model.addAttribute("email", partner.contactEmail());
                yield "partner/signedUp";
            }
            case SigningUp.Invalid(var errors) -> {
                errors.forEach(e -> sheet.failWith(e.field(), e.message().in(locale)));
                response.setStatus(422);
                yield show(sheet, model);
            }
        };
    }

    private static String show(Sheet sheet, Model model) {
        Words words = sheet.words();
        model.addAttribute(
                "form",
                sheet.draw(
                        field(words, Kind.TEXT, "name"),
                        field(words, Kind.SELECT, "country")
                                .choices(
                                        List.of(
                                                new Choice("CA", "Canada"),
                                                new Choice("US", "USA"),
                                                new Choice("FR", "France"))),
                        field(words, Kind.TEXT, "admin.given_name"),
                        field(words, Kind.TEXT, "admin.family_name"),
                        field(words, Kind.EMAIL, "admin.email")));
        return "partner/signUp";
    }

    private static Field field(Words words, Kind kind, String name) {
        return Field.of(kind, name, words.text("partner.sign_up." + name));
    }
}
