package bourg.app.pages;

/** One option of radios or of a select. */
public record Choice(String value, String text, boolean selected) {}
