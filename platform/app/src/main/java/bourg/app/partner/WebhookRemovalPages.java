package bourg.app.partner;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Partners;
import bourg.marketplace.WebhookEndpoint;
import bourg.tenants.PartnerRole;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an address off the webhooks, after asking. */
@Controller
@OnSite(Area.PARTNER)
class WebhookRemovalPages {
    private final SignedInPartner partner;
    private final Partners partners;

    WebhookRemovalPages(SignedInPartner partner, Partners partners) {
        this.partner = partner;
        this.partners = partners;
    }

    @GetMapping("/connections/webhooks/{id}/removal")
    String confirm(@PathVariable String id, Model model) {
        model.addAttribute("endpoint", require(me(), id));
        return "partner/webhookRemoval";
    }

    @PostMapping("/connections/webhooks/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes next) {
        PartnerId owner = me();
        partners.removeWebhookEndpoint(owner, require(owner, id).id());
        next.addFlashAttribute("done", "partner.webhook.removed");
        return "redirect:/connections";
    }

    private PartnerId me() {
        return partner.get(PartnerRole.ADMIN).id();
    }

    private WebhookEndpoint require(PartnerId owner, String id) {
        return partners.webhookEndpoints(owner).stream()
                .filter(endpoint -> endpoint.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
