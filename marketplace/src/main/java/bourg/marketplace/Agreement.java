package bourg.marketplace;

/** One version of the terms of an adoption; orders pin the version under which they were placed. */
public record Agreement(int version, Terms terms) {}
