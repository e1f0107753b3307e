package bourg.app.operator;

/** A fault of a file of cities, in the words of the page. */
public record ImportFault(int line, String column, String message) {}
