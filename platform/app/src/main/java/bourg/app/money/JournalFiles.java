package bourg.app.money;

import bourg.app.forms.Words;
import bourg.billing.Journal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A month's journal as files that accounting systems take in. */
public final class JournalFiles {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final List<Object> HEAD =
            List.of(
                    "date",
                    "code",
                    "account",
                    "service",
                    "debit",
                    "credit",
                    "currency",
                    "document");

    private JournalFiles() {}

    public static ResponseEntity<byte[]> csv(Journal journal, Words words, Locale locale) {
        byte[] file = Csv.of(rows(journal, words, locale)).getBytes(StandardCharsets.UTF_8);
        return response(CSV, journal, "csv", file);
    }

    public static ResponseEntity<byte[]> xlsx(Journal journal, Words words, Locale locale) {
        byte[] file =
                Workbooks.of(journal.month().month().toString(), rows(journal, words, locale));
        return response(Workbooks.MEDIA_TYPE, journal, "xlsx", file);
    }

    static List<List<Object>> rows(Journal journal, Words words, Locale locale) {
        String day = journal.month().month().atEndOfMonth().toString();
        String document = journal.month().seal().hash();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Journal.Line line : journal.lines()) {
            Journal.Service service = line.service();
            rows.add(
                    List.of(
                            day,
                            line.code(),
                            words.text("money.gl." + line.purpose().key()),
                            service == null ? "" : service.name().in(locale),
                            StatementFiles.number(line.debit()),
                            StatementFiles.number(line.credit()),
                            line.debit().currency().getCurrencyCode(),
                            document));
        }
        return rows;
    }

    private static ResponseEntity<byte[]> response(
            MediaType type, Journal journal, String extension, byte[] file) {
        String name = "journal-" + journal.month().month() + "." + extension;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }
}
