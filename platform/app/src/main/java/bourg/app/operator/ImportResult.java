package bourg.app.operator;

import bourg.app.access.SiteUrls;
import bourg.tenants.ImportedCity;
import bourg.tenants.ImportedCity.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of each line of a file of cities, as a file of its own. */
final class ImportResult {
    private ImportResult() {}

    static String csv(List<ImportedCity> rows, SiteUrls urls) {
        return Stream.concat(
                        Stream.of("line,code,outcome,error,host,console"),
                        rows.stream().map(row -> line(row, urls)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(ImportedCity row, SiteUrls urls) {
        boolean open = row.outcome() == Outcome.OPENED || row.outcome() == Outcome.KNOWN;
        String error = Objects.requireNonNullElse(row.error(), "");
        return Stream.<String>of(
                        String.valueOf(row.line()),
                        row.code(),
                        row.outcome().name().toLowerCase(Locale.ROOT),
                        error,
                        row.host(),
                        open ? urls.at(row.host(), "/console") : "")
                .map(ImportResult::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
