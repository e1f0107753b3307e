package bourg.tenants;

import java.time.Instant;

/** That somebody agreed to a purpose, in the wording of a version, or no longer does. */
public record Consent(String purpose, int textVersion, boolean given, String how, Instant at) {}
