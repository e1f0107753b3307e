package bourg.marketplace;

/** Who sells to the citizen and is liable for the taxes. */
public enum MerchantOfRecord {
    PARTNER,
    CITY
}
