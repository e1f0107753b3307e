package bourg.app.console;

import bourg.marketplace.PartnerId;
import bourg.marketplace.Partners;
import bourg.marketplace.Party;
import bourg.marketplace.Recipient;
import bourg.marketplace.Recipients;
import bourg.marketplace.Terms;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds cities and partners by the short names under which people know them, and back. */
@Component
class Directory {
    private final Cities cities;
    private final Partners partners;
    private final Recipients recipients;

    Directory(Cities cities, Partners partners, Recipients recipients) {
        this.cities = cities;
        this.partners = partners;
        this.recipients = recipients;
    }

    /** No city has the code that is a partner's alias. */
    Optional<Recipient> find(String shortName) {
        Optional<Party> city = cities.byCode(shortName).map(found -> Party.city(found.id()));
        return city.or(() -> partners.byAlias(shortName).map(found -> Party.partner(found.id())))
                .map(Recipient::other);
    }

    String shortName(Party party) {
        String id = String.valueOf(party.id());
        return switch (party.kind()) {
            case CITY -> CityId.parse(id).flatMap(cities::find).map(city -> city.code()).orElse(id);
            case PARTNER ->
                    PartnerId.parse(id)
                            .flatMap(partners::find)
                            .map(partner -> partner.alias())
                            .orElse(id);
            case PLATFORM -> "";
        };
    }

    /** What those whom terms name are called. */
    Map<Party, Localized> names(Collection<Terms> all) {
        Map<Party, Localized> names = new HashMap<>();
        for (Terms terms : all) {
            for (var component : terms.shares().components()) {
                Party other = component.to().other();
                if (other != null) {
                    String id = String.valueOf(other.id());
                    names.put(other, recipients.name(other).orElse(new Localized(id, id)));
                }
            }
        }
        return names;
    }
}
