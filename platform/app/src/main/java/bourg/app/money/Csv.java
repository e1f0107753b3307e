package bourg.app.money;

import java.util.List;
import java.util.stream.Collectors;

/** Writes tables that spreadsheets can open without taking a cell for a formula. */
public final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    public static String of(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
    }

    static String cell(String text) {
        boolean number = text.matches("-?[0-9]+([.][0-9]+)?");
        boolean risky = !number && text.stripLeading().matches("(?s)[=+\\-@\t\r].*");
        return '"' + (risky ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
