package bourg.local.isolation.cast;

import bourg.local.contract.Belongings;
import bourg.local.journey.Town;
import bourg.local.journey.WebhookInbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the two cities with its partner, its people and what is theirs; the cookies are those of a
 * signed-in administrator of its console, the other cell is where the city could move.
 */
public record Side(
        Town town,
        Canary canary,
        List<Thing> things,
        List<Persona> personas,
        Lures lures,
        WebhookInbox webhooks,
        String otherCell) {

    /** What somebody might get hold of and show elsewhere. */
    public record Lures(String host, String cityId, String code, String cookies, String guestKey) {}

    public String code() {
        return town.city().code();
    }

    public String host() {
        return lures.host();
    }

    /** Values for valid bodies, with this side's own identifiers and its canary. */
    public Map<String, Object> known() {
        Map<String, String> identifiers = new HashMap<>();
        things.forEach(thing -> identifiers.putIfAbsent(thing.parameter(), thing.id()));
        identifiers.put("service_id", town.sale().service());
        things.stream()
                .filter(thing -> thing.purposes().contains("retireOffer"))
                .forEach(thing -> identifiers.put("offer_id", thing.id()));
        Map<String, Object> known = Belongings.known(town, identifiers);
        known.put("email", "body@" + code() + ".example");
        known.put("code", code() + "-neuve");
        known.put("city_code", LeavingCity.code(code()));
        known.put("cell", otherCell);
        known.put("csv", CityFile.of(code() + "-liste"));
        known.put("host", code() + "-neuve.localhost");
        return known;
    }
}
