package bourg.tenants.routing;

import java.util.List;
import java.util.regex.Pattern;

/** A table of a city: the columns that are stored, by name, and those of its primary key. */
public record CityTable(String name, List<CityColumn> columns, List<String> key) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    public CityTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        if (!WORD.matcher(name).matches()
                || !columns.stream().allMatch(column -> WORD.matcher(column.name()).matches())) {
            throw new IllegalArgumentException("Not a name for a table or a column: " + name);
        }
    }

    String columnList() {
        return String.join(", ", columns.stream().map(CityTable::quoted).toList());
    }

    /**
     * The columns for a row of JSON Lines, where JSON that was written over several lines goes on
     * one.
     */
    String jsonColumnList() {
        return String.join(
                ", ",
                columns.stream()
                        .map(column ->
                                column.type().equals("json")
                                        ? "translate(%1$s::text, e'\\r\\n', '  ')::json as %1$s"
                                                .formatted(quoted(column))
                                        : quoted(column))
                        .toList());
    }

    String keyOrder() {
        return key.isEmpty()
                ? ""
                : " order by " + String.join(", ", key.stream().map(CityTable::quoted).toList());
    }

    private static String quoted(CityColumn column) {
        return quoted(column.name());
    }

    static String quoted(String word) {
        return '"' + word + '"';
    }
}
