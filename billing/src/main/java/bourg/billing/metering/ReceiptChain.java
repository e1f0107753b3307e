package bourg.billing.metering;

import bourg.billing.UsageEvent;
import bourg.billing.UsageLine;
import bourg.tenants.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The chain of a receipt, computed without the database: see docs/operating/metering.md. */
final class ReceiptChain {
    static final String FORM = "bourg-usage-receipt-1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private String head;

    /** Begins with the line, and the head of the line that it corrects. */
    ReceiptChain(UsageLine line, @Nullable String before) {
        head =
                link(
                        FORM,
                        String.join(
                                "\t",
                                line.meter().id().toString(),
                                line.subject(),
                                line.month().toString(),
                                String.valueOf(line.rated().round()),
                                line.meter().books().currency().getCurrencyCode(),
                                before == null ? "-" : before));
    }

    void add(UsageEvent event) {
        head = link(head, event.id() + "\t" + time(event) + "\t" + quantity(event));
    }

    String end(UsageLine line) {
        return link(
                head,
                line.proof().events()
                        + "\t"
                        + line.quantities().added().toPlainString()
                        + "\t"
                        + line.amount().amountMinor());
    }

    static String time(UsageEvent event) {
        return TIME.format(event.at());
    }

    static String quantity(UsageEvent event) {
        return event.quantity().toPlainString();
    }

    private static String link(String before, String text) {
        return Sha256.of((before + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
