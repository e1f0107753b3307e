package bourg.tenants;

/**
 * One step of opening a city; steps run in order, and a step must be safe to run again after any
 * failure.
 */
public interface ProvisioningStep {
    String name();

    int order();

    /** Does the step, with no city bound and no transaction open. */
    void run(City city);
}
