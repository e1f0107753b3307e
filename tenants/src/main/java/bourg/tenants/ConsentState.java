package bourg.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a citizen stands to one purpose today, and since when, if ever asked. */
public record ConsentState(ConsentPurpose purpose, boolean given, @Nullable Instant since) {}
