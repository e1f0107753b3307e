package bourg.local.isolation;

import bourg.local.RunningPlatform;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import bourg.local.mail.Letter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** Looks for what is one city's everywhere else: in letters, webhooks, logs and other rows. */
final class Traces {

    private final Stage stage;
    private final Outcome outcome;

    Traces(Stage stage, Outcome outcome) {
        this.stage = stage;
        this.outcome = outcome;
    }

    void search() throws IOException, SQLException {
        for (Side side : stage.sides()) {
            letters(side);
            webhooks(side);
            logs(side);
            rows(side);
        }
    }

    /** The city writes to its own people only. */
    private void letters(Side side) {
        for (Letter letter : RunningPlatform.get().mail().all()) {
            boolean sings = side.canary().sings(letter.subject() + letter.text() + letter.html());
            String to = letter.recipient();
            boolean own = side.canary().sings(to) || to.endsWith("@" + side.code() + ".example");
            if (sings && !own) {
                outcome.escaped("a letter to " + to, side.code());
            }
        }
    }

    /** A partner hears of its own orders, and nothing of who ordered. */
    private void webhooks(Side side) {
        Side other = stage.other(side);
        for (var heard : other.webhooks().heard()) {
            boolean tells =
                    side.canary().sings(heard.body())
                            || side.things().stream()
                                    .anyMatch(thing -> heard.body().contains(thing.id()));
            if (tells) {
                outcome.escaped("a webhook to the partner of " + other.code(), side.code());
            }
        }
        if (side.webhooks().heard().stream()
                .anyMatch(heard -> heard.body().contains(side.canary().personal()))) {
            outcome.escaped("a webhook that names a person", side.code());
        }
    }

    private void logs(Side side) throws IOException {
        for (String name : List.of("app", "edge")) {
            Path log = RunningPlatform.get().data().resolve("log").resolve(name + ".log");
            try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
                lines.filter(line -> line.contains(side.canary().personal()))
                        .findFirst()
                        .ifPresent(line ->
                                outcome.escaped("the log of " + name + ": " + line, side.code()));
            }
        }
    }

    /** Nothing personal in the control plane, and nothing at all in another city. */
    private void rows(Side side) throws SQLException {
        try (Connection federation = Digests.connect("federation")) {
            for (String table : Digests.everyTable(federation)) {
                rows(federation, table, side, side.canary().personal());
            }
        }
        for (String cell : Digests.CELLS) {
            cell(cell, side);
        }
    }

    private void cell(String name, Side side) throws SQLException {
        try (Connection cell = Digests.connect(name)) {
            String own = "\"city_" + side.code().replace('-', '_') + "\".";
            for (String table : Digests.everyTable(cell)) {
                if (!table.startsWith(own)) {
                    rows(cell, table, side, side.canary().word());
                }
            }
        }
    }

    private void rows(Connection connection, String table, Side side, String word)
            throws SQLException {
        String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from %s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                                        .formatted(table, word, hex))) {
            rows.next();
            if (rows.getLong(1) > 0) {
                outcome.escaped(rows.getLong(1) + " rows of " + table, side.code());
            }
        }
    }
}
