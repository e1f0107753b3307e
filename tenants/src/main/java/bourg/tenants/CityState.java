package bourg.tenants;

/**
 * Where a city stands in its life: being opened, open, closed for now, on its way out, or gone with
 * only its row left.
 */
public enum CityState {
    PROVISIONING,
    ACTIVE,
    SUSPENDED,
    CLOSING,
    CLOSED
}
