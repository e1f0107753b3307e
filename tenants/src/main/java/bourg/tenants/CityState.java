package bourg.tenants;

/** Whether a city is being opened, is open, or is closed for now. */
public enum CityState {
    PROVISIONING,
    ACTIVE,
    SUSPENDED
}
