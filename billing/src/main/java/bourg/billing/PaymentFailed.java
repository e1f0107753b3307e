package bourg.billing;

import bourg.marketplace.OrderId;
import bourg.tenants.CityEvent;
import java.time.Instant;

/**
 * The event that a payment, which a bank took days to look at, came to nothing; the order still
 * waits to be paid.
 */
public record PaymentFailed(OrderId order, Instant at) implements CityEvent {}
