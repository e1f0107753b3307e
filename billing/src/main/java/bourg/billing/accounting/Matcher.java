package bourg.billing.accounting;

import bourg.billing.BankLine;
import bourg.billing.TransferId;
import bourg.billing.UnseenTransfer;
import bourg.marketplace.Money;
import bourg.tenants.CityId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds for each line that waits what it shows, and only when there is one answer: by the name of a
 * transfer, by an amount that one line and one transfer have alone, or as all of a day together.
 */
@Component
public class Matcher {
    private static final int DAYS = 10;

    private final BankRows rows;

    Matcher(BankRows rows) {
        this.rows = rows;
    }

    /** Answers how many lines were matched; in the transaction of the caller. */
    public int match(CityId city) {
        List<BankLine> lines = new ArrayList<>(rows.open(city));
        List<UnseenTransfer> transfers = new ArrayList<>(rows.unseen(city));
        int before = lines.size();
        lines.removeIf(line -> accept(line, "REFERENCE", named(line, transfers), transfers));
        List<BankLine> alone = lines.stream().filter(line -> isAlone(line, lines)).toList();
        lines.removeIf(line ->
                alone.contains(line)
                        && accept(line, "AMOUNT", ofAmount(line, transfers), transfers));
        lines.removeIf(line ->
                alone.contains(line) && accept(line, "DAY", ofDay(line, transfers), transfers));
        return before - lines.size();
    }

    private boolean accept(
            BankLine line, String how, List<UnseenTransfer> found, List<UnseenTransfer> free) {
        if (found.isEmpty()) {
            return false;
        }
        List<TransferId> ids = found.stream().map(UnseenTransfer::id).toList();
        rows.match(line.id(), how, ids);
        free.removeAll(found);
        return true;
    }

    private static List<UnseenTransfer> named(BankLine line, List<UnseenTransfer> transfers) {
        return transfers.stream()
                .filter(transfer ->
                        transfer.id().toString().equals(line.ourReference())
                                || transfer.providerRef().equals(line.ourReference()))
                .filter(transfer -> transfer.amount().equals(line.amount()))
                .limit(1)
                .toList();
    }

    private static boolean isAlone(BankLine line, List<BankLine> lines) {
        return lines.stream().filter(other -> other.amount().equals(line.amount())).count() == 1;
    }

    private static List<UnseenTransfer> ofAmount(BankLine line, List<UnseenTransfer> transfers) {
        List<UnseenTransfer> found =
                transfers.stream()
                        .filter(transfer -> transfer.amount().equals(line.amount()))
                        .filter(transfer -> isNear(line, day(transfer)))
                        .toList();
        return found.size() == 1 ? found : List.of();
    }

    private static List<UnseenTransfer> ofDay(BankLine line, List<UnseenTransfer> transfers) {
        Map<LocalDate, List<UnseenTransfer>> days =
                transfers.stream()
                        .filter(transfer ->
                                transfer.amount().currency().equals(line.amount().currency()))
                        .filter(transfer -> isNear(line, day(transfer)))
                        .collect(
                                Collectors.groupingBy(
                                        Matcher::day, TreeMap::new, Collectors.toList()));
        List<List<UnseenTransfer>> found =
                days.values().stream()
                        .filter(day ->
                                day.stream()
                                        .map(UnseenTransfer::amount)
                                        .reduce(Money.zero(line.amount().currency()), Money::plus)
                                        .equals(line.amount()))
                        .toList();
        return found.size() == 1 ? found.getFirst() : List.of();
    }

    private static LocalDate day(UnseenTransfer transfer) {
        return LocalDate.ofInstant(transfer.createdAt(), ZoneOffset.UTC);
    }

    private static boolean isNear(BankLine line, LocalDate day) {
        return !day.isAfter(line.bookedOn().plusDays(1))
                && !day.isBefore(line.bookedOn().minusDays(DAYS));
    }
}
