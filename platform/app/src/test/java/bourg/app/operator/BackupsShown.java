package bourg.app.operator;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.billing.OrderGap;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentMeans;
import bourg.billing.PaymentState;
import bourg.billing.PostingId;
import bourg.marketplace.OrderId;
import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the pages about backups, and about what a restore has forgotten, are given to show. */
final class BackupsShown {
    private static final City CITY = Samples.CITY;

    private BackupsShown() {}

    static Map<String, Map<String, Object>> pages(Locale locale) {
        Sheet code = new Sheet(Words.of(Texts.strict(), locale));
        code.fail("code", "operator.restore.code.needed", CITY.code());
        Backup backup = new Backup(BackupId.next(), Instant.EPOCH, 1_234, 56_789);
        return Map.of(
                "backups",
                Map.of(
                        "city",
                        CITY,
                        "backups",
                        new Page<>(List.of(backup), true),
                        "problem",
                        "operator.backups.busy"),
                "restore",
                Map.of("city", CITY, "backup", backup, "form", BackupPages.draw(code, CITY)),
                "gaps",
                Map.of("city", CITY, "gaps", new Page<>(gaps(), true)));
    }

    private static List<OrderGap> gaps() {
        return Arrays.stream(OrderGap.Kind.values())
                .map(kind -> new OrderGap(payment(), kind))
                .toList();
    }

    private static Payment payment() {
        return new Payment(
                PaymentId.next(),
                OrderId.next(),
                CITY.id(),
                PaymentMeans.ONLINE,
                PaymentState.CAPTURED,
                Samples.QUOTE,
                Samples.cad(1000),
                Samples.cad(100),
                Samples.cad(330),
                PostingId.next(),
                Samples.NOW,
                Samples.NOW);
    }
}
