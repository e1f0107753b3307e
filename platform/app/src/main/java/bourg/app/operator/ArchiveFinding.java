package bourg.app.operator;

/** What was found in an archive, in words, and where; public for the pages that show it. */
public record ArchiveFinding(String place, String message) {}
