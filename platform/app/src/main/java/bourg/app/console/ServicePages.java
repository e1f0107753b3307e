package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Agreement;
import bourg.marketplace.Offer;
import bourg.marketplace.Offers;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.Proposals;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The services that the city has adopted, and each one's way onto the portal and off it. */
@Controller
@OnSite(Area.CONSOLE)
class ServicePages {
    private static final int PAGE = 20;
    private static final String HOME = "redirect:/console/services/";

    /** Steps that change what city and people agree on. */
    private static final Set<String> AGREED = Set.of("upgrade", "prepayment", "approval");

    private final Adoptions adoptions;
    private final Adopted adopted;
    private final Offers offers;
    private final Directory directory;
    private final Proposals proposals;

    ServicePages(
            Adoptions adoptions,
            Adopted adopted,
            Offers offers,
            Directory directory,
            Proposals proposals) {
        this.proposals = proposals;
        this.directory = directory;
        this.adoptions = adoptions;
        this.adopted = adopted;
        this.offers = offers;
    }

    @GetMapping("/console/services")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.staff();
        model.addAttribute("services", adoptions.listOf(Caller.city().id(), after, PAGE));
        model.addAttribute("first", after == null);
        return "console/services";
    }

    @GetMapping("/console/services/{id}")
    String service(@PathVariable String id, Model model) {
        Caller.staff();
        Adoption adoption = adopted.require(id);
        model.addAttribute("adoption", adoption);
        model.addAttribute(
                "live", adoptions.liveService(Caller.city().id(), adoption.id()).isPresent());
        model.addAttribute("newer", newer(adoption).orElse(null));
        model.addAttribute("proposals", proposals.of(adoption.id()));
        model.addAttribute("today", TermsPages.today());
        model.addAttribute(
                "names",
                directory.names(adoption.agreements().stream().map(Agreement::terms).toList()));
        return "console/service";
    }

    /** Asks once more, and shows what will be seen; the address says which step. */
    @GetMapping("/console/services/{id}/{step:publication|withdrawal|upgrade|prepayment|approval}")
    String ask(@PathVariable String id, @PathVariable String step, Model model) {
        Caller.staff(AGREED.contains(step) ? Powers.AGREE : Powers.EDIT);
        Adoption adoption = adopted.require(id);
        Offer newer = newer(adoption).orElse(null);
        if (adoption.state() == AdoptionState.WITHDRAWN
                || (step.equals("upgrade") && newer == null)) {
            return HOME + adoption.id();
        }
        model.addAttribute("adoption", adoption);
        model.addAttribute("step", step);
        model.addAttribute("newer", newer);
        return "console/confirm";
    }

    @PostMapping("/console/services/{id}/{step:publication|withdrawal|upgrade|prepayment|approval}")
    String take(@PathVariable String id, @PathVariable String step, RedirectAttributes next) {
        Caller.staff(AGREED.contains(step) ? Powers.AGREE : Powers.EDIT);
        Adoption adoption = adopted.require(id);
        AdoptionChange change =
                switch (step) {
                    case "publication" -> adoptions.publish(adoption.city(), adoption.id());
                    case "withdrawal" -> adoptions.withdraw(adoption.city(), adoption.id());
                    case "prepayment" ->
                            adoptions.payAt(adoption.city(), adoption.id(), PaymentMoment.BEFORE);
                    case "approval" ->
                            adoptions.payAt(
                                    adoption.city(), adoption.id(), PaymentMoment.AFTER_APPROVAL);
                    default -> adoptions.upgrade(adoption.city(), adoption.id());
                };
        switch (change) {
            case AdoptionChange.Changed _ ->
                    next.addFlashAttribute("done", "console.service." + step + ".done");
            case AdoptionChange.Invalid _ ->
                    next.addFlashAttribute("problem", "console.service.upgrade.agree_first");
            case AdoptionChange.NotFound _, AdoptionChange.Proposed _ -> throw new NotHere();
            case AdoptionChange.NotAllowed _,
                    AdoptionChange.OfferNotAvailable _,
                    AdoptionChange.AlreadyAdopted _,
                    AdoptionChange.Overlaps _ ->
                    next.addFlashAttribute("problem", "console.service.too_late");
        }
        return HOME + adoption.id();
    }

    /** The version of the catalogue, if it is newer than the one the city has. */
    private Optional<Offer> newer(Adoption adoption) {
        return offers.published(adoption.offer().id())
                .filter(offer -> offer.version() > adoption.offer().version());
    }
}
