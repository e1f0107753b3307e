package bourg.app.partner;

/** Why an event of an uploaded file was not kept; events are counted from 1. */
public record UploadFault(int number, String event, String message) {}
