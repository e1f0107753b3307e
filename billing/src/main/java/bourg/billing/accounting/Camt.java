package bourg.billing.accounting;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bank's statement (ISO 20022 camt.053, any version) strictly: one statement, no document
 * type, no entities, so many lines, and balances that its lines bear out. Nothing of a person is
 * taken out of it.
 */
public final class Camt {
    private static final int MOST_BYTES = 300_000;
    private static final int MOST_LINES = 5_000;
    private static final int MOST_DEPTH = 30;
    private static final int TEXT = 35;
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt[.]053[.]001[.][0-9]{2}");
    private static final Pattern OURS =
            Pattern.compile("\\b(trsf_[0-9a-hjkmnp-tv-z]{26}|tr_[A-Za-z0-9]{8,64})\\b");
    private static final String STATEMENT = "/Document/BkToCstmrStmt/Stmt";
    private static final String ENTRY = STATEMENT + "/Ntry";
    private static final String BALANCE = STATEMENT + "/Bal";

    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> current = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int statements;

    private Camt() {}

    /** What came of reading. */
    public sealed interface Reading {}

    /** A statement that is whole. */
    public record Read(Statement statement) implements Reading {}

    /** None, and why not. */
    public record Unreadable(String code) implements Reading {}

    /** A bank's statement; amounts that came in are positive. */
    @SuppressWarnings("ArrayRecordComponent") // the file itself, hashed and let go of
    public record Statement(
            String bankId,
            String account,
            Currency currency,
            long openingMinor,
            long closingMinor,
            List<Line> lines,
            byte[] file) {
        public Statement {
            lines = List.copyOf(lines);
        }
    }

    /** One booked line. */
    public record Line(
            LocalDate bookedOn,
            long amountMinor,
            @Nullable String bankReference,
            @Nullable String ourReference) {}

    /** Something that a camt.053 must not be; only its code leaves this class. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String code) {
            super(code);
        }
    }

    /** Reads a file. */
    public static Reading read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new Unreadable("too_large");
        }
        try {
            return new Read(new Camt().statement(file));
        } catch (Refused refused) {
            return new Unreadable(String.valueOf(refused.getMessage()));
        } catch (XMLStreamException notXml) {
            return new Unreadable("not_xml");
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException wrong) {
            return new Unreadable("value_wrong");
        }
    }

    private Statement statement(byte[] file) throws XMLStreamException, Refused {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(text.toString().strip());
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Refused("document_type");
                default -> {}
            }
        }
        return whole(file);
    }

    private void begin(XMLStreamReader xml) throws Refused {
        String name = xml.getLocalName();
        if (path.isEmpty() && !NAMESPACE.matcher(String.valueOf(xml.getNamespaceURI())).matches()) {
            throw new Refused("not_camt053");
        }
        path.addLast(name);
        if (path.size() > MOST_DEPTH) {
            throw new Refused("not_camt053");
        }
        String here = here();
        if (here.equals(STATEMENT) && ++statements > 1) {
            throw new Refused("many_statements");
        }
        if (here.equals(ENTRY) || here.equals(BALANCE)) {
            current.clear();
        }
        if (name.equals("Amt") && (here.equals(ENTRY + "/Amt") || here.equals(BALANCE + "/Amt"))) {
            current.put("Ccy", String.valueOf(xml.getAttributeValue(null, "Ccy")));
        }
    }

    private String here() {
        return "/" + String.join("/", path);
    }

    private void end(String text) throws Refused {
        String here = here();
        path.removeLast();
        if (here.equals(ENTRY)) {
            entry();
        } else if (here.equals(BALANCE)) {
            balance();
        } else if (here.startsWith(ENTRY + "/")) {
            ours(text);
            current.putIfAbsent(here.substring(ENTRY.length()), text);
        } else if (here.startsWith(BALANCE + "/")) {
            current.putIfAbsent(here.substring(BALANCE.length()), text);
        } else if (here.startsWith(STATEMENT + "/") && !text.isEmpty()) {
            head.putIfAbsent(here.substring(STATEMENT.length()), text);
        }
    }

    /** The only thing that is looked for in what people write: a transfer of ours. */
    private void ours(String text) {
        Matcher found = OURS.matcher(text);
        if (found.find()) {
            current.putIfAbsent("ours", found.group());
        }
    }

    private void entry() throws Refused {
        String status = current.getOrDefault("/Sts/Cd", current.getOrDefault("/Sts", ""));
        if (!status.equals("BOOK")) {
            return;
        }
        if (lines.size() == MOST_LINES) {
            throw new Refused("too_large");
        }
        String day = current.getOrDefault("/BookgDt/Dt", current.getOrDefault("/BookgDt/DtTm", ""));
        if (day.length() < 10) {
            throw new Refused("value_wrong");
        }
        long amount = amount();
        if (amount != 0) {
            lines.add(
                    new Line(
                            LocalDate.parse(day.substring(0, 10)),
                            amount,
                            cut(current.get("/AcctSvcrRef")),
                            current.get("ours")));
        }
    }

    private void balance() throws Refused {
        String kind = current.getOrDefault("/Tp/CdOrPrtry/Cd", "");
        if (kind.equals("OPBD") || kind.equals("CLBD")) {
            balances.put(kind, amount());
        }
    }

    private long amount() throws Refused {
        String code = current.getOrDefault("Ccy", "");
        if (!head.computeIfAbsent("currency", _ -> code).equals(code)) {
            throw new Refused("many_currencies");
        }
        String text = current.getOrDefault("/Amt", "");
        if (!text.matches("[0-9]{1,13}([.][0-9]{1,5})?")) {
            throw new Refused("value_wrong");
        }
        long minor =
                new BigDecimal(text)
                        .movePointRight(Currency.getInstance(code).getDefaultFractionDigits())
                        .longValueExact();
        return switch (current.getOrDefault("/CdtDbtInd", "")) {
            case "CRDT" -> minor;
            case "DBIT" -> -minor;
            default -> throw new Refused("value_wrong");
        };
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= TEXT ? text : text.substring(0, TEXT);
    }

    private Statement whole(byte[] file) throws Refused {
        String id = head.getOrDefault("/Id", "");
        String account =
                head.getOrDefault("/Acct/Id/IBAN", head.getOrDefault("/Acct/Id/Othr/Id", ""));
        Long opening = balances.get("OPBD");
        Long closing = balances.get("CLBD");
        if (statements != 1
                || id.isEmpty()
                || id.length() > TEXT
                || account.isEmpty()
                || opening == null
                || closing == null) {
            throw new Refused("not_whole");
        }
        long sum = lines.stream().mapToLong(Line::amountMinor).reduce(opening, Math::addExact);
        if (sum != closing) {
            throw new Refused("does_not_add_up");
        }
        Currency currency = Currency.getInstance(head.getOrDefault("currency", ""));
        return new Statement(id, account, currency, opening, closing, lines, file);
    }
}
