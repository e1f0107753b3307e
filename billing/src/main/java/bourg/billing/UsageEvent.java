package bourg.billing;

import java.math.BigDecimal;
import java.time.Instant;

/** That a subject used a quantity at a moment; a negative one takes back what was too much. */
public record UsageEvent(String id, Instant at, BigDecimal quantity) {}
