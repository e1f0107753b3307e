package bourg.marketplace;

import bourg.tenants.Localized;

/**
 * Something wrong with one field that a person filled in, with a stable code and words in both
 * languages.
 */
public record FormError(String field, String code, Localized message) {}
