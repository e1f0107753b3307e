package bourg.app.texts;

import bourg.tenants.Erasure;
import java.time.LocalDate;

/** Says in a sentence what becomes of some records, on pages and in letters alike. */
public final class ErasureWords {
    private ErasureWords() {}

    public static String sentence(Say say, Formats formats, Erasure line) {
        String kind = say.text("rights.kind." + line.kind());
        String count = formats.number(line.records());
        String why = line.rule() == null ? "" : say.text("rights.why." + line.rule());
        LocalDate until = line.until();
        return switch (line.outcome()) {
            case DELETED -> say.text("rights.outcome.deleted", kind, count);
            case WAITING -> say.text("rights.outcome.waiting", kind, count, why);
            case KEPT ->
                    until == null
                            ? say.text("rights.outcome.kept", kind, count, why)
                            : say.text(
                                    "rights.outcome.kept_until",
                                    kind,
                                    count,
                                    formats.date(until),
                                    why);
        };
    }
}
