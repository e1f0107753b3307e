package bourg.tenants;

import java.time.Instant;

/** The city will be erased on a day; until then its people can take their data with them. */
public record CityClosing(Instant eraseAt) implements CityEvent {}
