package bourg.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No cell of a download is taken for a formula by a spreadsheet. */
class CsvTest {
    @Test
    void disarmsFormulas() {
        for (String formula : List.of("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =HYPERLINK(1)")) {
            assertThat(Csv.cell(formula)).startsWith("\"'");
        }
    }

    @Test
    void leavesAmountsAndWordsAlone() {
        assertThat(Csv.cell("-12.50")).isEqualTo("\"-12.50\"");
        assertThat(Csv.cell("say \"hi\", then")).isEqualTo("\"say \"\"hi\"\", then\"");
    }
}
