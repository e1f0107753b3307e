package bourg.app.pages;

/** One line of an error summary; the field is the id of the control to jump to. */
public record ErrorItem(String field, String message) {}
