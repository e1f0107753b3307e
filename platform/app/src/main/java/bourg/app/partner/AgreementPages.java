package bourg.app.partner;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.terms.TermsForm;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Party;
import bourg.marketplace.ProposalChange;
import bourg.marketplace.Proposals;
import bourg.marketplace.Terms;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.Localized;
import bourg.tenants.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which cities adopted the partner's services on which terms, and new terms for them. */
@Controller("partnerAgreementPages")
@OnSite(Area.PARTNER)
public class AgreementPages {
    private static final int PAGE = 20;

    private final SignedInPartner partner;
    private final Adoptions adoptions;
    private final Proposals proposals;
    private final Cities cities;
    private final Texts texts;

    AgreementPages(
            SignedInPartner partner,
            Adoptions adoptions,
            Proposals proposals,
            Cities cities,
            Texts texts) {
        this.partner = partner;
        this.adoptions = adoptions;
        this.proposals = proposals;
        this.cities = cities;
        this.texts = texts;
    }

    /** A service in a city. */
    public record Place(Adoption adoption, Localized city) {}

    @GetMapping("/agreements")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        var ours = partner.get(PartnerRole.ADMIN).id();
        model.addAttribute("places", adoptions.listOf(ours, after, PAGE).map(this::place));
        model.addAttribute(
                "proposed",
                proposals.toAnswer(Party.partner(ours)).stream()
                        .map(proposal -> proposal.subject().adoption())
                        .collect(Collectors.toSet()));
        model.addAttribute("first", after == null);
        return "partner/agreements";
    }

    @GetMapping("/agreements/{id}")
    String agreement(@PathVariable String id, Model model) {
        Place place = require(id);
        model.addAttribute("place", place);
        model.addAttribute("proposals", proposals.of(place.adoption().id()));
        return "partner/agreement";
    }

    @GetMapping("/agreements/{id}/proposal")
    String form(@PathVariable String id, Locale locale, Model model) {
        Place place = require(id);
        LocalDate today = LocalDate.now(city(place).timeZone());
        Sheet sheet = terms(place, locale).fresh(Words.of(texts, locale), today);
        return show(place, sheet, locale, model);
    }

    @PostMapping("/agreements/{id}/proposal")
    String propose(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Place place = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<Terms> terms = terms(place, locale).read(sheet);
        if (terms.isEmpty()) {
            return show(place, sheet, locale, model);
        }
        Adoption adoption = place.adoption();
        switch (proposals.propose(adoption.offer().partner(), adoption.id(), terms.get())) {
            case ProposalChange.Changed(var proposal) -> {
                next.addFlashAttribute("done", "terms.proposal.done");
                return "redirect:/agreements/proposals/" + proposal.id();
            }
            case ProposalChange.Invalid(var errors) -> TermsForm.fail(sheet, errors, locale);
            case ProposalChange.Overlaps() -> sheet.fail("valid_from", "terms.overlaps");
            case ProposalChange.NotFound _,
                    ProposalChange.NotOpen _,
                    ProposalChange.NotYours _,
                    ProposalChange.Outdated _ ->
                    throw new NotHere();
        }
        return show(place, sheet, locale, model);
    }

    private String show(Place place, Sheet sheet, Locale locale, Model model) {
        model.addAttribute("place", place);
        model.addAttribute("form", terms(place, locale).draw(sheet));
        return "partner/proposing";
    }

    private TermsForm terms(Place place, Locale locale) {
        return new TermsForm(
                place.adoption().offer(),
                adoptions.platformMinimum(),
                new Formats(locale, city(place).timeZone()));
    }

    private Place require(String id) {
        var ours = partner.get(PartnerRole.ADMIN).id();
        return AdoptionId.parse(id)
                .flatMap(adoption -> adoptions.find(ours, adoption))
                .map(this::place)
                .orElseThrow(NotHere::new);
    }

    private Place place(Adoption adoption) {
        return new Place(adoption, cities.require(adoption.city()).name());
    }

    private City city(Place place) {
        return cities.require(place.adoption().city());
    }
}
