package bourg.billing;

import java.util.Locale;

/** Writes documents in the forms that other programs read; who assembles the platform has them. */
public interface DocumentForms {
    /** EN 16931 in UBL 2.1. */
    byte[] ubl(Invoice invoice);

    /** Comma-separated values (RFC 4180) in UTF-8. */
    byte[] csv(Journal journal, Locale locale);
}
