package bourg.marketplace;

/**
 * One version of the terms of an adoption and who accepted it; orders pin the version under which
 * they were placed.
 */
public record Agreement(int version, Terms terms, Acceptance acceptance) {}
