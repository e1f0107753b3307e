package bourg.tenants;

/** The site a request was sent to, decided from its Host header alone. */
public sealed interface Site {
    String host();

    /** A city's portal, console and API. */
    record OfCity(City city) implements Site {
        @Override
        public String host() {
            return city.host();
        }
    }

    /** The pages and API of partners. */
    record Partners(String host) implements Site {}

    /** The pages and API of the platform's operators. */
    record Operators(String host) implements Site {}

    /** The front page of the platform. */
    record Front(String host) implements Site {}
}
