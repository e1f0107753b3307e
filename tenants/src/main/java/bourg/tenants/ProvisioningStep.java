package bourg.tenants;

import java.util.List;

/**
 * One step of opening a city; steps run in order, and a step must be safe to run again after any
 * failure.
 */
public interface ProvisioningStep {
    String name();

    int order();

    /** Does the step, with no city bound and no transaction open. */
    void run(City city);

    /** Whether a city that comes from another installation needs the step too. */
    default boolean isForArrivals() {
        return false;
    }

    /**
     * Takes back all that the step made, whether it came to its end or not; safe to run again.
     * Steps are undone in reverse order, with no city bound and no transaction open: when an
     * opening is abandoned, and when a closed city is erased.
     */
    List<Undone> undo(City city);
}
