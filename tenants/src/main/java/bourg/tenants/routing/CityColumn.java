package bourg.tenants.routing;

/** A column of a city's table, as the catalogue of the database describes it. */
public record CityColumn(String name, String type, boolean nullable, boolean identity) {}
