package bourg.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Holds a PDF against PDF/UA-1 (ISO 14289-1), as veraPDF reads that standard. */
public final class Accessible {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Accessible() {}

    /** Fails with every rule that the file breaks. */
    public static void pdf(byte[] file) {
        assertThat(faults(file)).as("rules of PDF/UA-1 that are broken").isEmpty();
    }

    /** The rules that the file breaks, and where. */
    public static List<String> faults(byte[] file) {
        try (var parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFUA_1);
                var judge =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var verdict = judge.validate(parser);
            return verdict.getTestAssertions().stream()
                    .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
                    .map(found -> found.getRuleId().getClause() + " " + found.getMessage())
                    .distinct()
                    .toList();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
