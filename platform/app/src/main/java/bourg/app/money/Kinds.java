package bourg.app.money;

import bourg.app.forms.Words;
import bourg.app.pages.Page;
import java.util.Locale;
import java.util.Set;

/** What the ledger's words mean to people. */
public final class Kinds {
    private static final Set<String> KNOWN =
            Set.of(
                    "CAPTURE",
                    "COUNTER",
                    "COUNTER_UNDONE",
                    "REFUND",
                    "REFUND_FAILED",
                    "DISPUTE",
                    "DISPUTE_RETURNED",
                    "DISPUTE_FEE",
                    "TRANSFER",
                    "TRANSFER_SENT",
                    "TRANSFER_REFUSED",
                    "TRANSFER_REVERSAL",
                    "CHARGE",
                    "SHARE",
                    "TAX",
                    "GST",
                    "QST",
                    "HST",
                    "PST",
                    "RST",
                    "VAT",
                    "CARD_FEE",
                    "CLEARING",
                    "REVENUE",
                    "CARD_FEES",
                    "PAYABLE",
                    "TRANSIT",
                    "BANK",
                    "BILL",
                    "CITY_BILL",
                    "CITY_PAYMENT");

    private Kinds() {}

    public static String text(Page page, String word) {
        return text(page::text, word);
    }

    static String text(Words.Source texts, String word) {
        return KNOWN.contains(word)
                ? texts.text("money.word." + word.toLowerCase(Locale.ROOT))
                : word;
    }
}
