package bourg.tenants;

/** Something that happened in a city; a record that Jackson can write and read. */
public interface CityEvent {}
