package bourg.app.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import bourg.app.access.SiteUrls;
import bourg.app.texts.Texts;
import bourg.marketplace.Offer;
import bourg.marketplace.Offers;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.Party;
import bourg.marketplace.Proposal;
import bourg.marketplace.ProposalEvent;
import bourg.marketplace.ProposalState;
import bourg.marketplace.Proposals;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.Identities;
import bourg.tenants.SiteHosts;
import bourg.tenants.StaffRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the side that waits what the other did about proposed terms; both if nobody did. */
@Component
class ProposalMails implements CityListener<ProposalEvent> {
    private final Proposals proposals;
    private final Partners partners;
    private final Offers offers;
    private final Addresses addresses;
    private final Post post;

    ProposalMails(
            Proposals proposals, Partners partners, Offers offers, Addresses addresses, Post post) {
        this.proposals = proposals;
        this.partners = partners;
        this.offers = offers;
        this.addresses = addresses;
        this.post = post;
    }

    /** Who is at which address, and what they read there. */
    @Component
    record Addresses(
            Cities cities, Identities identities, SiteUrls urls, SiteHosts hosts, Texts texts) {}

    @Override
    public String name() {
        return "proposal-mails";
    }

    @Override
    public Class<ProposalEvent> event() {
        return ProposalEvent.class;
    }

    @Override
    public void on(CityId id, UUID eventId, ProposalEvent event) {
        Proposal proposal = proposals.find(event.proposal()).orElseThrow();
        City city = addresses.cities().require(id);
        Partner partner = partners.find(proposal.subject().partner()).orElseThrow();
        boolean cityActed =
                proposal.proposed().side()
                        == Party.Kind.CITY
                        == (event.now() == ProposalState.OPEN
                                || event.now() == ProposalState.WITHDRAWN);
        boolean both = event.now() == ProposalState.EXPIRED;
        if (both || cityActed) {
            tellPartner(eventId, event, city, partner, proposal);
        }
        if (both || !cityActed) {
            tellCity(eventId, event, city, partner, proposal);
        }
    }

    /** Nobody knows which language an organization reads: it is told in both. */
    private void tellPartner(
            UUID eventId, ProposalEvent event, City city, Partner partner, Proposal proposal) {
        List<String> paragraphs = new ArrayList<>();
        for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
            paragraphs.add(body(locale, event, proposal, city.name().in(locale)));
        }
        String path = "/agreements/proposals/" + proposal.id();
        Locale locale = Locale.CANADA_FRENCH;
        post.send(
                UUID.nameUUIDFromBytes((eventId + "partner").getBytes(UTF_8)),
                partner.contactEmail(),
                words(
                        locale,
                        city,
                        subject(locale, event, proposal),
                        paragraphs,
                        addresses.urls().at(addresses.hosts().partners(), path)),
                city);
    }

    private void tellCity(
            UUID eventId, ProposalEvent event, City city, Partner partner, Proposal proposal) {
        addresses
                .identities()
                .eachStaff(
                        city,
                        account -> {
                            if (!account.enabled() || !account.roles().contains(StaffRole.ADMIN)) {
                                return;
                            }
                            Locale locale =
                                    account.language().equals("en")
                                            ? Locale.CANADA
                                            : Locale.CANADA_FRENCH;
                            String path = "/console/proposals/" + proposal.id();
                            post.send(
                                    UUID.nameUUIDFromBytes(
                                            (eventId + account.id()).getBytes(UTF_8)),
                                    account.email(),
                                    words(
                                            locale,
                                            city,
                                            subject(locale, event, proposal),
                                            List.of(body(locale, event, proposal, partner.name())),
                                            addresses.urls().at(city.host(), path)),
                                    city);
                        });
    }

    private String subject(Locale locale, ProposalEvent event, Proposal proposal) {
        return addresses.texts().text(locale, key(event) + ".subject", service(locale, proposal));
    }

    private String body(Locale locale, ProposalEvent event, Proposal proposal, String who) {
        return addresses.texts().text(locale, key(event) + ".body", service(locale, proposal), who);
    }

    private static String key(ProposalEvent event) {
        return "mail.proposal." + event.now().name().toLowerCase(Locale.ROOT);
    }

    private String service(Locale locale, Proposal proposal) {
        return offers.published(proposal.subject().offer())
                .map(Offer::content)
                .map(content -> content.name().in(locale))
                .orElse(proposal.subject().offer().toString());
    }

    private Post.Words words(
            Locale locale, City city, String subject, List<String> paragraphs, String link) {
        String name = city.name().in(locale);
        return new Post.Words(
                locale,
                name,
                subject,
                paragraphs,
                addresses.texts().text(locale, "mail.proposal.follow"),
                link,
                addresses.texts().text(locale, "mail.signature", name));
    }
}
