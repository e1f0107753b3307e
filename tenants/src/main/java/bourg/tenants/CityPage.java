package bourg.tenants;

/** A page of plain text in both languages; paragraphs are parted by empty lines. */
public record CityPage(String slug, Localized title, Localized body) {}
