package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Browser;
import bourg.app.pages.Browser.Shown;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finance people take the bank's statement in and explain by hand what nothing else does. */
class ConsoleBankTest extends ConsoleTest {
    private static final String STATEMENT =
            "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Id>S1</Id>"
                    + "<Acct><Id><Othr><Id>42</Id></Othr></Id></Acct>"
                    + "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy='CAD'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
                    + "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy='CAD'>13.34</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
                    + "<Ntry><Amt Ccy='CAD'>12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                    + "<BookgDt><Dt>2026-11-03</Dt></BookgDt><AcctSvcrRef>BANQUE-7</AcctSvcrRef>"
                    + "<AddtlNtryInf>Lise Tremblay, taxes</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>";

    @Test
    void takesAStatementInAndExplainsALine() {
        City city = cities.quebec("banque");
        Browser finance = signedIn(city, StaffRole.FINANCE);
        Shown page = finance.get("/console/bank");
        assertThat(page.text()).contains("Chaque ligne de la banque est expliquée");
        assertThat(finance.upload(page, "/bank", "no").text()).contains("n’est pas du XML");
        Shown taken = finance.upload(page, "/bank", STATEMENT);
        assertThat(taken.text()).contains("1 ligne, dont rapprochées", "BANQUE-7", "12,34 $");
        assertThat(taken.text()).doesNotContain("Tremblay");
        assertThat(finance.upload(taken, "/bank", STATEMENT).text()).contains("déjà inscrit");

        String line = taken.page().select("a[href^=/console/bank/]").attr("href");
        Shown form = finance.get(line);
        Shown wrong = finance.submit(form, line, Map.of("transfer", "42", "reason", "Taxes"));
        assertThat(wrong.text()).contains("commence par trsf_");
        assertThat(wrong.page().select("#reason").text()).isEqualTo("Taxes");
        assertThat(finance.submit(wrong, line, Map.of("transfer", "")).text())
                .contains("L’explication est inscrite", "Chaque ligne de la banque est expliquée");
        assertThat(finance.get(line).status()).isEqualTo(404);
        assertThat(signedIn(cities.novaScotia("elsewhere"), ALL).get(line).status()).isEqualTo(404);
        assertThat(signedIn(city, StaffRole.CLERK).get("/console/bank").status()).isEqualTo(403);
    }
}
