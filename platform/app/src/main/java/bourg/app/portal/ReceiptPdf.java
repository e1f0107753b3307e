package bourg.app.portal;

import bourg.app.money.Paper;
import bourg.billing.Receipt;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a receipt as a tagged PDF. */
@Component
public class ReceiptPdf {
    private final Paper paper;

    ReceiptPdf(Paper paper) {
        this.paper = paper;
    }

    public static String fileName(Receipt receipt) {
        return receipt.number() + ".pdf";
    }

    public byte[] write(Receipt receipt, Locale locale) {
        return paper.print(
                "portal/receiptPdf.jte",
                paper.words(locale, receipt.city().timeZone()),
                Map.of("receipt", receipt));
    }
}
