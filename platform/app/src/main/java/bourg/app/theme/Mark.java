package bourg.app.theme;

import bourg.tenants.City;
import bourg.tenants.Logo;
import java.nio.charset.StandardCharsets;

/** Draws what stands in for the logo of a city that has none: houses in the brand's colours. */
final class Mark {
    private Mark() {}

    static Logo of(City city) {
        Colour brand = Colour.of(city.brand().colour());
        String drawing =
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
                <rect width="32" height="32" rx="4" fill="%s"/>\
                <path d="M5 26V14l6-5 6 5v12zm14 0V11l4-4 4 4v15z" fill="%s"/></svg>\
                """
                        .formatted(brand, brand.textOn());
        return new Logo("image/svg+xml", drawing.getBytes(StandardCharsets.UTF_8));
    }
}
