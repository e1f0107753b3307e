package bourg.app.partner;

import bourg.app.access.SiteUrls;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.EndpointAdding;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Partners;
import bourg.tenants.ApiClient;
import bourg.tenants.CurrentSite;
import bourg.tenants.IdentityProvider;
import bourg.tenants.PartnerRole;
import bourg.tenants.Realm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How a partner's server connects: API clients and webhook addresses, with their secrets. */
@Controller
@OnSite(Area.PARTNER)
class ConnectionPages {
    private static final String URL = "url";
    private static final int NEWEST = 20;

    private final SignedInPartner partner;
    private final Partners partners;
    private final IdentityProvider provider;
    private final SiteUrls urls;
    private final Texts texts;

    ConnectionPages(
            SignedInPartner partner,
            Partners partners,
            IdentityProvider provider,
            SiteUrls urls,
            Texts texts) {
        this.partner = partner;
        this.partners = partners;
        this.provider = provider;
        this.urls = urls;
        this.texts = texts;
    }

    @GetMapping("/connections")
    String connections(Locale locale, Model model) {
        return show(me(), new Sheet(Words.of(texts, locale)), model);
    }

    /** The secret is in this one answer only: never in an address, a session or a cache. */
    @PostMapping("/connections/api-clients")
    String issue(HttpServletResponse response, Model model) {
        ApiClient client = partners.issueApiClient(me());
        return once("api", client.clientId(), client.secret(), response, model);
    }

    @PostMapping("/connections/webhooks")
    String add(
            HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        PartnerId owner = me();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String url = sheet.required(URL);
        if (!sheet.isSound()) {
            response.setStatus(422);
            return show(owner, sheet, model);
        }
        switch (partners.addWebhookEndpoint(owner, url)) {
            case EndpointAdding.Added(var endpoint, String secret) -> {
                return once("webhook", endpoint.url().toString(), secret, response, model);
            }
            case EndpointAdding.AddressRefused(String code) ->
                    sheet.fail(URL, "partner.webhook." + code);
            case EndpointAdding.TooMany(int most) ->
                    sheet.fail(URL, "partner.webhook.too_many", most);
        }
        response.setStatus(422);
        return show(owner, sheet, model);
    }

    private PartnerId me() {
        return partner.get(PartnerRole.ADMIN).id();
    }

    private String once(
            String what, String name, String secret, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        addresses(model);
        model.addAttribute("what", what);
        model.addAttribute("name", name);
        model.addAttribute("secret", secret);
        return "partner/secret";
    }

    private void addresses(Model model) {
        model.addAttribute("api", urls.at(CurrentSite.get().host(), "/api/v1"));
        model.addAttribute(
                "tokens", provider.issuer(Realm.WORKFORCE) + "/protocol/openid-connect/token");
    }

    private String show(PartnerId owner, Sheet sheet, Model model) {
        addresses(model);
        model.addAttribute("endpoints", partners.webhookEndpoints(owner));
        model.addAttribute("deliveries", partners.recentDeliveries(owner, NEWEST));
        model.addAttribute("form", draw(sheet));
        return "partner/connections";
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.ADDRESS, URL, words.text("partner.webhook.url"))
                        .hint(words.text("partner.webhook.url.hint")));
    }
}
