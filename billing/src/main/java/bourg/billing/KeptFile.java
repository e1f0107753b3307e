package bourg.billing;

/** A file that is kept as it was first given out, with its SHA-256 in hexadecimal. */
@SuppressWarnings("ArrayRecordComponent") // handed on to a response, never compared
public record KeptFile(byte[] content, String hash) {}
