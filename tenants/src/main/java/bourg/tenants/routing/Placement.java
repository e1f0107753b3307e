package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.util.regex.Pattern;

/** Where a city's data lives: the cell, the schema in it, and whether it may be written now. */
record Placement(CityId city, String cell, String schema, String region, State state, long epoch) {
    private static final Pattern SCHEMA = Pattern.compile("city_[a-z][a-z0-9_]{1,30}");

    Placement {
        if (!isSchema(schema)) {
            throw new IllegalArgumentException("Not the schema of a city");
        }
    }

    static boolean isSchema(String name) {
        return SCHEMA.matcher(name).matches();
    }

    static String schemaOf(String cityCode) {
        return "city_" + cityCode.replace('-', '_');
    }

    /** The same schema in another cell. */
    Placement in(String otherCell) {
        return new Placement(city, otherCell, schema, region, state, epoch);
    }

    enum State {
        ACTIVE,
        READ_ONLY,
        MOVING
    }
}
