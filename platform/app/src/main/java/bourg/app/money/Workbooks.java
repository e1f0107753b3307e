package bourg.app.money;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.MediaType;

/** Writes tables as XLSX: numbers are numbers, and no text becomes a formula. */
final class Workbooks {
    static final MediaType MEDIA_TYPE =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Workbooks() {}

    static byte[] of(String name, List<? extends List<?>> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Bourg", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int row = 0; row < rows.size(); row++) {
                List<?> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    write(sheet, row, column, cells.get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case BigDecimal number -> {
                sheet.value(row, column, number);
                String decimals = number.scale() > 0 ? "." + "0".repeat(number.scale()) : "";
                sheet.style(row, column).format("0" + decimals).set();
            }
            case Long number -> sheet.value(row, column, number);
            // A text cell is no formula; the mark is for those who save it as CSV afterwards.
            default -> sheet.value(row, column, Csv.harmless(value.toString()));
        }
        if (row == 0) {
            sheet.style(row, column).bold().set();
        }
    }
}
