package bourg.local.isolation.cast;

import bourg.local.journey.Town;
import bourg.tenants.CityId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Cities on their way out: one whose closing is announced, one to be kept, one that is gone. */
final class LeavingCity {

    private LeavingCity() {}

    /** The code that must be typed to close and erase the one whose closing is announced. */
    static String code(String like) {
        return like + "-leaving";
    }

    static List<Thing> things(Town town, Canary canary) {
        String like = town.city().code();
        CityId gone = closing(town, like + "-gone", "CLOSED");
        ByHand.update(
                """
                insert into control.erasure_certificate (city, text, signature, public_key, signed_at)
                values (?, ?, '', '', now())\
                """,
                gone.value(),
                canary.word());
        return List.of(
                thing(
                        like,
                        closing(town, code(like), "CLOSING"),
                        "closeCity",
                        "getClosing",
                        "eraseCity"),
                thing(like, closing(town, like + "-kept", "CLOSING"), "keepCity"),
                thing(like, gone, "getErasureCertificate"));
    }

    private static Thing thing(String side, CityId city, String... purposes) {
        return new Thing("city_id", city.toString(), side, Set.of("operator"), Set.of(purposes));
    }

    private static CityId closing(Town town, String code, String state) {
        CityId id = CityId.parse(town.city().city().getId()).orElseThrow();
        UUID leaving = ByHand.identifier();
        ByHand.update(
                """
                insert into control.city
                select (jsonb_populate_record(city,
                    jsonb_build_object('id', ?::text, 'code', ?::text, 'host', ?::text, 'state', ?::text))).*
                from control.city where id = ?\
                """,
                leaving.toString(),
                code,
                code + ".localhost",
                state,
                id.value());
        ByHand.update(
                """
                insert into control.closing (city, announced_at, erase_at, without_export)
                values (?, now(), now() + interval '30 days', true)\
                """,
                leaving);
        return new CityId(leaving);
    }
}
