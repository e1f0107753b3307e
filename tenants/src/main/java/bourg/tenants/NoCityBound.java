package bourg.tenants;

/** Thrown when city data is asked for and no city is bound: there is never a default city. */
public final class NoCityBound extends IllegalStateException {
    public NoCityBound() {
        super("No city is bound here; wrap the work in CurrentCity.call");
    }
}
