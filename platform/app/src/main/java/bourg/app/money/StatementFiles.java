package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.billing.ClosedMonth;
import bourg.billing.KeptFile;
import bourg.billing.Statement;
import bourg.billing.Statements;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Statements as files: line by line for spreadsheets, and, once the month is closed, as PDF. */
@Component
public class StatementFiles {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final List<String> HEAD =
            List.of("date", "account", "kind", "detail", "reference", "posting", "amount");

    private final Statements statements;
    private final Paper paper;

    StatementFiles(Statements statements, Paper paper) {
        this.statements = statements;
        this.paper = paper;
    }

    /** Whose statement it is, in what it is counted, and by whose clock. */
    public record Owner(Party party, Localized name, Currency currency, ZoneId zone) {}

    public ResponseEntity<byte[]> csv(Owner owner, YearMonth month) {
        return response(
                CSV, month + ".csv", Csv.of(rows(owner, month)).getBytes(StandardCharsets.UTF_8));
    }

    public ResponseEntity<byte[]> xlsx(Owner owner, YearMonth month) {
        return response(
                Workbooks.MEDIA_TYPE,
                month + ".xlsx",
                Workbooks.of(month.toString(), rows(owner, month)));
    }

    private List<List<Object>> rows(Owner owner, YearMonth month) {
        Statement statement = statements.of(owner.party(), owner.currency(), month, owner.zone());
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.copyOf(HEAD));
        rows.add(balance("opening", statement.opening()));
        statement.lines().forEach(line -> rows.add(row(line)));
        rows.add(balance("closing", statement.closing()));
        return rows;
    }

    private static List<Object> row(Statement.Line line) {
        return List.of(
                line.at().toString(),
                line.account(),
                line.kind(),
                line.detail(),
                line.reference(),
                line.posting().toString(),
                number(line.amount()));
    }

    private static List<Object> balance(String name, Money balance) {
        return List.of(name, "", "", "", "", "", number(balance));
    }

    static BigDecimal number(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), money.currency().getDefaultFractionDigits());
    }

    /** The closed month on paper, the same bytes each time; a month that is not closed has none. */
    public ResponseEntity<byte[]> pdf(Owner owner, YearMonth month, Locale locale) {
        ClosedMonth closed =
                statements.closed(owner.party(), owner.currency(), month).orElseThrow(NotHere::new);
        KeptFile file =
                statements.file(
                        closed,
                        locale.getLanguage(),
                        MediaType.APPLICATION_PDF_VALUE,
                        () -> draw(owner, closed, locale));
        return response(MediaType.APPLICATION_PDF, month + ".pdf", file.content());
    }

    byte[] draw(Owner owner, ClosedMonth closed, Locale locale) {
        return paper.print(
                "money/statementPdf.jte",
                paper.words(locale, owner.zone()),
                Map.of("name", owner.name().in(locale), "closed", closed));
    }

    private static ResponseEntity<byte[]> response(MediaType type, String name, byte[] file) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }
}
