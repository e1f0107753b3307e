package bourg.app.operator;

import bourg.app.pages.NotHere;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;

/** What the address of a page names. */
final class Named {
    private Named() {}

    /** The city of this identifier; without it there is no such page. */
    static City city(String id, Cities cities) {
        return CityId.parse(id).flatMap(cities::find).orElseThrow(NotHere::new);
    }
}
