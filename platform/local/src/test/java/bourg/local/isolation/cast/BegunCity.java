package bourg.local.isolation.cast;

import bourg.local.journey.Town;
import bourg.tenants.CityId;

/** A city whose opening was begun and never goes on: it can be given up. */
final class BegunCity {

    private BegunCity() {}

    static String like(Town town) {
        CityId id = CityId.parse(town.city().city().getId()).orElseThrow();
        CityId begun = new CityId(ByHand.identifier());
        String code = town.city().code() + "-begun";
        ByHand.update(
                """
                insert into control.city
                select (jsonb_populate_record(city,
                    jsonb_build_object('id', ?::text, 'code', ?::text, 'host', ?::text, 'state', 'PROVISIONING'))).*
                from control.city where id = ?\
                """,
                begun.value().toString(),
                code,
                code + ".localhost",
                id.value());
        return begun.toString();
    }
}
