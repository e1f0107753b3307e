package bourg.tenants;

/** Thrown where something is written to a city that is only to be read for the moment. */
public final class CityReadOnly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CityReadOnly(CityId city) {
        super("City " + city + " can only be read for the moment");
    }
}
