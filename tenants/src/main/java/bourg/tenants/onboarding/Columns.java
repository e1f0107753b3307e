package bourg.tenants.onboarding;

import bourg.tenants.CityImports.Fault;
import bourg.tenants.Localized;
import bourg.tenants.OpenCity;
import bourg.tenants.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** The columns of a file of cities, and what they mean. */
final class Columns {
    private static final List<String> NEEDED =
            List.of(
                    "code",
                    "name_fr",
                    "name_en",
                    "region",
                    "host",
                    "languages",
                    "admin_email",
                    "admin_given_name",
                    "admin_family_name");
    private static final List<String> OPTIONAL = List.of("time_zone", "currency", "colour");
    private static final String EAST = "America/Toronto";
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("CA-AB", "America/Edmonton"),
                    Map.entry("CA-BC", "America/Vancouver"),
                    Map.entry("CA-MB", "America/Winnipeg"),
                    Map.entry("CA-NB", "America/Moncton"),
                    Map.entry("CA-NL", "America/St_Johns"),
                    Map.entry("CA-NS", "America/Halifax"),
                    Map.entry("CA-NT", "America/Edmonton"),
                    Map.entry("CA-NU", "America/Iqaluit"),
                    Map.entry("CA-ON", EAST),
                    Map.entry("CA-PE", "America/Halifax"),
                    Map.entry("CA-QC", EAST),
                    Map.entry("CA-SK", "America/Regina"),
                    Map.entry("CA-YT", "America/Whitehorse"));

    private Columns() {}

    static List<Fault> faults(List<String> heading) {
        List<String> names = heading.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return Stream.concat(
                        NEEDED.stream()
                                .filter(name -> !names.contains(name))
                                .map(name -> CityFile.fault(1, name, "column_missing")),
                        names.stream()
                                .filter(name -> !NEEDED.contains(name) && !OPTIONAL.contains(name))
                                .map(name -> CityFile.fault(1, name, "column_unknown")))
                .toList();
    }

    static OpenCity wish(CSVRecord row) {
        String region = row.get("region").toUpperCase(Locale.ROOT);
        return new OpenCity(
                row.get("code").toLowerCase(Locale.ROOT),
                new Localized(row.get("name_fr"), row.get("name_en")),
                row.get("host").toLowerCase(Locale.ROOT),
                Arrays.stream(row.get("languages").toLowerCase(Locale.ROOT).split("[\\s,;|/+]+"))
                        .filter(language -> !language.isEmpty())
                        .toList(),
                or(row, "time_zone", ZONES.getOrDefault(region, EAST)),
                or(row, "currency", "CAD").toUpperCase(Locale.ROOT),
                region,
                or(row, "colour", "#1b4b8f").toLowerCase(Locale.ROOT),
                null,
                new Person(
                        row.get("admin_email"),
                        row.get("admin_given_name"),
                        row.get("admin_family_name")));
    }

    private static String or(CSVRecord row, String column, String usual) {
        return row.isMapped(column) && !row.get(column).isEmpty() ? row.get(column) : usual;
    }
}
