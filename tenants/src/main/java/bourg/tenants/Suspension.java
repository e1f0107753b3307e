package bourg.tenants;

import java.time.Instant;

/** Why and since when a city is closed for now; the reason is for operators alone. */
public record Suspension(String reason, Instant since) {}
