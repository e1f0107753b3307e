package bourg.marketplace;

import bourg.tenants.CityEvent;
import java.time.Instant;

/** Somebody who has ordered is to be told that the city closes; the order says who and how. */
public record TellOfClosing(OrderId order, Instant eraseAt) implements CityEvent {}
