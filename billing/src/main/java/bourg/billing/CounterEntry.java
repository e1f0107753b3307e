package bourg.billing;

/**
 * Who took a payment at the counter, and the number of the cheque or what the terminal printed; the
 * clerk is a subject of the identity provider, with the name it had then.
 */
public record CounterEntry(String clerk, String clerkName, String reference) {}
