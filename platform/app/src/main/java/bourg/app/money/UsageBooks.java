package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.Meters;
import bourg.billing.UsageDivision;
import bourg.billing.UsageLine;
import bourg.billing.UsageLineId;
import bourg.billing.UsageLines;
import bourg.billing.UsageMonth;
import bourg.billing.UsageShares;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** One party's view of what was used: meters, months, lines, events and receipts. */
@Component
public class UsageBooks {
    private static final int PAGE = 50;
    private static final int AT_ONCE = 1_000;

    private final Meters meters;
    private final UsageLines lines;
    private final UsageShares shares;

    UsageBooks(Meters meters, UsageLines lines, UsageShares shares) {
        this.meters = meters;
        this.lines = lines;
        this.shares = shares;
    }

    public void showMeters(Party party, @Nullable String after, Model model) {
        Slice<Meter> found = meters.listOf(party, after, PAGE);
        model.addAttribute("meters", found);
        model.addAttribute("first", after == null);
    }

    /** A meter with its months, and the lines of one of them: the newest, if none is asked for. */
    public void showMeter(
            Meter meter, @Nullable String month, @Nullable String after, Model model) {
        List<UsageMonth> months = lines.monthsOf(meter);
        YearMonth wanted = month(meter, months, month);
        model.addAttribute("meter", meter);
        model.addAttribute("months", months);
        model.addAttribute("month", wanted);
        model.addAttribute("lines", lines.list(meter, wanted, after, PAGE));
        model.addAttribute("first", after == null);
    }

    private static YearMonth month(Meter meter, List<UsageMonth> months, @Nullable String text) {
        return text == null && !months.isEmpty()
                ? months.getFirst().month()
                : Books.month(text, meter.books().timeZone());
    }

    public void showLine(UsageLine line, @Nullable String after, Model model) {
        model.addAttribute("line", line);
        model.addAttribute("division", division(line).orElse(null));
        model.addAttribute("events", lines.events(line, after, PAGE));
        model.addAttribute("first", after == null);
    }

    private Optional<UsageDivision> division(UsageLine line) {
        return shares.of(line);
    }

    /** A meter of the party. */
    public Meter meter(Party party, String id) {
        return MeterId.parse(id)
                .flatMap(meter -> meters.find(party, meter))
                .orElseThrow(NotHere::new);
    }

    /** A line of a meter of the party. */
    public UsageLine line(Party party, String id) {
        return UsageLineId.parse(id)
                .flatMap(line -> lines.find(party, line))
                .orElseThrow(NotHere::new);
    }

    public boolean recomputes(UsageLine line) {
        return lines.recompute(line).matches();
    }

    public ResponseEntity<Resource> receipt(UsageLine line) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("Content-Disposition", "attachment; filename=\"" + line.id() + ".ndjson\"")
                .body(new InputStreamResource(lines.receipt(line)));
    }

    public ResponseEntity<String> csv(Meter meter, @Nullable String month) {
        YearMonth wanted = month(meter, lines.monthsOf(meter), month);
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "line",
                        "subject",
                        "month",
                        "round",
                        "corrects",
                        "events",
                        "added",
                        "quantity",
                        "unit",
                        "amount",
                        "currency",
                        "head"));
        @Nullable String cursor = null;
        do {
            Slice<UsageLine> found = lines.list(meter, wanted, cursor, AT_ONCE);
            found.items().forEach(line -> rows.add(row(line)));
            cursor = found.next();
        } while (cursor != null);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + meter.words().code() + "-" + wanted + ".csv\"")
                .body(Csv.of(rows));
    }

    private static List<String> row(UsageLine line) {
        var currency = line.amount().currency();
        @Nullable String head = line.proof().head();
        return List.of(
                line.id().toString(),
                line.subject(),
                line.month().toString(),
                String.valueOf(line.rated().round()),
                line.rated().corrects() == null ? "" : line.rated().corrects().toString(),
                String.valueOf(line.proof().events()),
                line.quantities().added().toPlainString(),
                line.quantities().whole().toPlainString(),
                line.meter().words().unit().english(),
                BigDecimal.valueOf(line.amount().amountMinor(), currency.getDefaultFractionDigits())
                        .toPlainString(),
                currency.getCurrencyCode(),
                head == null ? "" : head);
    }
}
