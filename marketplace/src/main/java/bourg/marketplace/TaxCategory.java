package bourg.marketplace;

/** Whether a service is taxed at the usual rates of the city's region. */
public enum TaxCategory {
    STANDARD,
    EXEMPT
}
