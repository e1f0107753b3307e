package bourg.app.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Days as people write them. */
class FormatsTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    private final Formats french = new Formats(Locale.CANADA_FRENCH, Formats.UTC);

    @Test
    void frenchWritesTheFirstOfAMonthAsAnOrdinal() {
        assertThat(french.date(FIRST)).isEqualTo("1er janvier 2027");
        assertThat(french.dateTime(Instant.parse("2027-02-01T10:30:00Z")))
                .startsWith("1er février 2027");
    }

    @Test
    void noOtherDayIsOne() {
        assertThat(french.date(FIRST.plusDays(1))).isEqualTo("2 janvier 2027");
        assertThat(french.date(FIRST.plusDays(10))).isEqualTo("11 janvier 2027");
    }

    @Test
    void englishWritesItAsItDid() {
        assertThat(new Formats(Locale.CANADA, Formats.UTC).date(FIRST)).contains("January 1, 2027");
    }
}
