package bourg.billing;

import java.util.Locale;

/** What a line of a city's journal is for, with the code it has until the city gives its own. */
public enum GlPurpose {
    /** What the platform owes the city. */
    RECEIVABLE("1310"),
    /** What was sent to the city's account. */
    BANK("1010"),
    /** What was taken at the counter. */
    TILL("1020"),
    REVENUE("4100"),
    GST("2310"),
    QST("2320"),
    HST("2330"),
    OTHER_TAX("2390"),
    CARD_FEES("5410"),
    DISPUTES("5420"),
    /** What the city itself was charged for its services. */
    PURCHASES("5310"),
    OTHER("5490");

    private final String standard;

    GlPurpose(String standard) {
        this.standard = standard;
    }

    /** The code until the city gives its own. */
    public String standard() {
        return standard;
    }

    /** The purpose in the keys of texts and the names of fields. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the other side of an entry on the city's account is for. */
    public static GlPurpose of(String kind, String account, String detail) {
        if (kind.equals("CITY_BILL")) {
            return PURCHASES;
        }
        if (kind.startsWith("TRANSFER") || kind.equals("CITY_PAYMENT")) {
            return BANK;
        }
        if (detail.equals("COUNTER")) {
            return TILL;
        }
        if (kind.startsWith("DISPUTE")) {
            return DISPUTES;
        }
        if (detail.endsWith("FEE")) {
            return CARD_FEES;
        }
        if (account.equals("TAX")) {
            return switch (detail) {
                case "GST" -> GST;
                case "QST" -> QST;
                case "HST" -> HST;
                default -> OTHER_TAX;
            };
        }
        return detail.equals("SHARE") ? REVENUE : OTHER;
    }
}
