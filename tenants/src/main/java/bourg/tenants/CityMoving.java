package bourg.tenants;

/** Thrown where a city is on its way to another cell, or has just left: come again soon. */
public final class CityMoving extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CityMoving(CityId city) {
        super("City " + city + " is moving to another cell");
    }
}
