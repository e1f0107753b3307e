package bourg.billing.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A bank's file is read strictly, and no name is taken out of it. */
class CamtTest {
    static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId>"
                    + "<CreDtTm>2026-11-30T08:00:00Z</CreDtTm></GrpHdr><Stmt><Id>%s</Id>"
                    + "<Acct><Id><Othr><Id>00012345678</Id></Othr></Id><Ccy>CAD</Ccy></Acct>";
    static final String TAIL = "</Stmt></BkToCstmrStmt></Document>";

    static String balance(String kind, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CAD\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>"
                .formatted(kind, amount);
    }

    static String entry(String amount, String direction, String day, String text) {
        return ("<Ntry><Amt Ccy=\"CAD\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt>"
                        + "<AcctSvcrRef>BR1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
                        + "<RltdPties><Dbtr><Pty><Nm>Lise Tremblay</Nm></Pty></Dbtr></RltdPties>"
                        + "<RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>")
                .formatted(amount, direction, day, text);
    }

    private static Camt.Reading read(String xml) {
        return Camt.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String whole(String entries, String closing) {
        return HEAD.formatted("S1")
                + balance("OPBD", "100.00")
                + balance("CLBD", closing)
                + entries
                + TAIL;
    }

    private static void refused(String xml, String code) {
        assertThat(read(xml)).isEqualTo(new Camt.Unreadable(code));
    }

    @Test
    void readsWhatWasBookedAndNobodysName() {
        String entries =
                entry("12.34", "CRDT", "2026-11-29", "Bourg trsf_01jz0000000000000000000000 merci")
                        + entry("2.34", "DBIT", "2026-11-30", "Frais")
                        + entry("9", "CRDT", "2026-11-30", "-").replace("BOOK", "PDNG");
        assertThat(read(whole(entries, "110.00")))
                .isInstanceOfSatisfying(
                        Camt.Read.class,
                        read -> {
                            Camt.Statement statement = read.statement();
                            assertThat(statement.lines())
                                    .containsExactly(
                                            new Camt.Line(
                                                    LocalDate.of(2026, 11, 29),
                                                    1_234,
                                                    "BR1",
                                                    "trsf_01jz0000000000000000000000"),
                                            new Camt.Line(
                                                    LocalDate.of(2026, 11, 30), -234, "BR1", null));
                            assertThat(statement.toString().replaceAll("file=.*", ""))
                                    .doesNotContain("Tremblay", "merci", "Frais");
                        });
    }

    @Test
    void refusesWhatCannotBeTrusted() {
        String good = whole(entry("10.00", "CRDT", "2026-11-29", "x"), "110.00");
        assertThat(read(good)).isInstanceOf(Camt.Read.class);
        refused(good.replace("110.00", "110.01"), "does_not_add_up");
        refused(good.replace("camt.053", "camt.052"), "not_camt053");
        refused(good.replace("CRDT</CdtDbtInd><Sts>", "WHAT</CdtDbtInd><Sts>"), "value_wrong");
        refused(good.replace(">10.00<", ">10.001<"), "value_wrong");
        refused(good.replace(">10.00<", ">-10.00<"), "value_wrong");
        refused(good.replace("2026-11-29", "2026-02-30"), "value_wrong");
        refused(
                good.replace("<Amt Ccy=\"CAD\">10.00", "<Amt Ccy=\"USD\">10.00"),
                "many_currencies");
        refused(good.replace("OPBD", "PRCD"), "not_whole");
        refused(good.replace("<Id>S1</Id>", ""), "not_whole");
        refused(good.replace("</Stmt>", "</Stmt><Stmt></Stmt>"), "many_statements");
        refused("no xml", "not_xml");
        refused(good.substring(0, good.length() - 5), "not_xml");
        refused(good + " ".repeat(300_000), "too_large");
    }

    /** Neither files of the machine nor a bomb of entities are ever looked at. */
    @Test
    void entitiesAreRefused() {
        String good = whole(entry("10.00", "CRDT", "2026-11-29", "&e;"), "110.00");
        String type = "<!DOCTYPE Document [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document";
        refused(good.replace("<Document", type), "document_type");
        String bomb =
                "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY e \"&a;&a;&a;\">]><Document";
        refused(good.replace("<Document", bomb), "document_type");
    }
}
