package bourg.tenants.onboarding;

import bourg.tenants.CityImports.Fault;
import bourg.tenants.FieldError;
import bourg.tenants.OpenCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file of cities as it was read: its lines, and what cannot be read of it. */
public record CityFile(List<Line> lines, List<Fault> faults) {
    /** The most cities that one file may hold. */
    static final int MOST = 2_000;

    private static final String MARK = "\uFEFF";
    private static final Map<String, String> WORDS =
            Map.of(
                    "name.fr", "name_fr",
                    "name.en", "name_en",
                    "tax_region", "region",
                    "brand.colour", "colour",
                    "first_admin.email", "admin_email",
                    "first_admin.given_name", "admin_given_name",
                    "first_admin.family_name", "admin_family_name");

    public CityFile {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** One city that is wished for; the heading is line 1. */
    public record Line(int number, OpenCity wish) {}

    /** A fault of a wish, named by the column that holds it. */
    public static FieldError inItsWords(FieldError error) {
        String column = WORDS.getOrDefault(error.field(), error.field());
        return new FieldError(column, error.code(), error.arguments());
    }

    /** Reads a file with commas, or with semicolons as spreadsheets in French write it. */
    public static CityFile read(String csv) {
        String text = csv.startsWith(MARK) ? csv.substring(MARK.length()) : csv;
        String heading = text.lines().findFirst().orElse("");
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(heading.contains(";") ? ';' : ',')
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setIgnoreHeaderCase(true)
                        .setTrim(true)
                        .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                        .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<Fault> faults = Columns.faults(parser.getHeaderNames());
            return faults.isEmpty() ? read(parser) : new CityFile(List.of(), faults);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            return new CityFile(List.of(), List.of(fault(1, "csv", "csv_unreadable")));
        }
    }

    private static CityFile read(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<String> hosts = new HashSet<>();
        for (CSVRecord row : parser) {
            int number = Math.toIntExact(parser.getCurrentLineNumber());
            if (!row.isConsistent()) {
                faults.add(fault(number, "csv", "csv_columns"));
                continue;
            }
            OpenCity wish = Columns.wish(row);
            lines.add(new Line(number, wish));
            if (!codes.add(wish.code())) {
                faults.add(fault(number, "code", "code_repeated"));
            }
            if (!hosts.add(wish.host())) {
                faults.add(fault(number, "host", "host_repeated"));
            }
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add(fault(1, "csv", "csv_empty"));
        }
        return lines.size() > MOST
                ? new CityFile(List.of(), List.of(fault(1, "csv", "csv_too_long", MOST)))
                : new CityFile(lines, faults);
    }

    static Fault fault(int line, String column, String code, Object... arguments) {
        return new Fault(line, FieldError.of(column, code, arguments));
    }
}
