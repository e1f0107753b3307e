package bourg.app.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes tables that spreadsheets can open without taking a cell for a formula. */
public final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /** Each cell is a number (a {@code BigDecimal} or {@code Long}) or a text. */
    public static String of(List<? extends List<?>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
    }

    private static String cell(Object value) {
        return switch (value) {
            case BigDecimal number -> '"' + number.toPlainString() + '"';
            case Long number -> '"' + number.toString() + '"';
            default -> cell(value.toString());
        };
    }

    static String cell(String text) {
        return '"' + harmless(text).replace("\"", "\"\"") + '"';
    }

    /** A text that no spreadsheet takes for a formula; a number stays one. */
    static String harmless(String text) {
        boolean number = text.matches("-?[0-9]+([.][0-9]+)?");
        boolean risky = !number && text.stripLeading().matches("(?s)[=+\\-@\t\r].*");
        return (risky || text.matches("(?s)[\t\r\n].*") ? "'" : "") + text;
    }
}
