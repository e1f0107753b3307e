package bourg.tenants;

/** A city whose schema lacks migrations that this version has. */
public record CityBehind(CityId city, String code, String cell, int applied) {}
