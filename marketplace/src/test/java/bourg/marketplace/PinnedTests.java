package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedTests {
    private static final String THREE =
            "{\"shares\":{\"city\":{\"value\":1500},\"partner\":{\"value\":8000},\"platform\":{\"value\":500}},"
                    + "\"feeBearer\":\"SHARED\",\"validFrom\":\"2026-01-01\",\"validUntil\":null}";
    private static final String LINE =
            "{\"party\":{\"kind\":\"PLATFORM\",\"id\":null},\"share\":{\"value\":500},"
                    + "\"amount\":{\"amountMinor\":450,\"currency\":\"CAD\"}}";

    private final Pinned pinned = new Pinned();

    @Test
    void threeSharesAreReadAndWrittenAsTheyWereBeforeThereWereComponents() {
        Terms terms =
                new Terms(
                        Shares.of(1500, 8000, 500),
                        FeeBearer.SHARED,
                        LocalDate.of(2026, 1, 1),
                        null);
        assertThat(pinned.read(THREE, Terms.class)).isEqualTo(terms);
        assertThat(pinned.tree(pinned.write(terms))).isEqualTo(pinned.tree(THREE));
    }

    @Test
    void componentsComeBackAsTheyWereWritten() {
        Terms terms =
                new Terms(
                        new Shares(
                                List.of(
                                        new Commission(
                                                Recipient.other(Party.partner(PartnerId.next())),
                                                new BasisPoints(250),
                                                200,
                                                Commission.Per.UNIT,
                                                100,
                                                500L),
                                        Commission.percent(Recipient.PLATFORM, 500))),
                        FeeBearer.CITY,
                        LocalDate.of(2026, 1, 1),
                        null);
        assertThat(pinned.read(pinned.write(terms), Terms.class)).isEqualTo(terms);
    }

    @Test
    void aLineWithoutAReasonIsAPartOfThePrice() {
        Quote.ShareLine line = pinned.read(LINE, Quote.ShareLine.class);
        assertThat(line)
                .isEqualTo(
                        new Quote.ShareLine(
                                Party.platform(), new BasisPoints(500), Money.of(450, "CAD")));
        assertThat(line.words().english()).isEqualTo("5% of the price before tax");
    }
}
