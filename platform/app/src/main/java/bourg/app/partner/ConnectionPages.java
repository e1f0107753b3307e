package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.EndpointAdding;
import bourg.marketplace.EndpointId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Partners;
import bourg.tenants.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a partner's server connects: API credentials and webhook addresses. */
@Controller
@OnSite(Area.PARTNER)
class ConnectionPages {
    private static final String URL = "url";

    private final SignedInPartner partner;
    private final Partners partners;
    private final Texts texts;

    ConnectionPages(SignedInPartner partner, Partners partners, Texts texts) {
        this.partner = partner;
        this.partners = partners;
        this.texts = texts;
    }

    @GetMapping("/connections")
    String connections(Locale locale, Model model) {
        return show(me(), new Sheet(Words.of(texts, locale)), model);
    }

    /** The secret is in this one answer only: never in an address, a session or a cache. */
    @PostMapping("/connections/credentials")
    String issue(HttpServletResponse response, Model model) {
        var client = partners.issueApiClient(me());
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("name", client.clientId());
        model.addAttribute("secret", client.secret());
        return "partner/secret";
    }

    @PostMapping("/connections/webhooks")
    String add(
            HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        PartnerId owner = me();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String url = sheet.required(URL);
        if (!sheet.isSound()) {
            return show(owner, sheet, model);
        }
        return switch (partners.addWebhookEndpoint(owner, url)) {
            case EndpointAdding.Added(var endpoint, String secret) -> {
                response.setHeader("Cache-Control", "no-store");
                model.addAttribute("name", endpoint.url().toString());
                model.addAttribute("secret", secret);
                yield "partner/secret";
            }
            case EndpointAdding.AddressRefused _ -> {
                sheet.fail(URL, "partner.webhook.refused");
                yield show(owner, sheet, model);
            }
            case EndpointAdding.TooMany(int most) -> {
                sheet.fail(URL, "partner.webhook.too_many", most);
                yield show(owner, sheet, model);
            }
        };
    }

    @PostMapping("/connections/webhooks/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes next) {
        boolean there =
                EndpointId.parse(id)
                        .filter(known -> partners.removeWebhookEndpoint(me(), known))
                        .isPresent();
        if (!there) {
            throw new NotHere();
        }
        next.addFlashAttribute("done", "partner.webhook.removed");
        return "redirect:/connections";
    }

    private PartnerId me() {
        return partner.get(PartnerRole.ADMIN).id();
    }

    private String show(PartnerId owner, Sheet sheet, Model model) {
        model.addAttribute("endpoints", partners.webhookEndpoints(owner));
        model.addAttribute(
                "form",
                sheet.draw(Field.of(Kind.ADDRESS, URL, sheet.words().text("partner.webhook.url"))));
        return "partner/connections";
    }
}
