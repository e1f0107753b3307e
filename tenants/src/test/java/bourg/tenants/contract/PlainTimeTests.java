package bourg.tenants.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class PlainTimeTests {
    private record Report(OffsetDateTime at) {}

    @Test
    void aMomentIsReadAsItIsWritten() {
        Report report = read("\"2026-11-25T12:57:00-05:00\"");
        assertThat(report.at()).isEqualTo("2026-11-25T17:57:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.5", "true", "{}", "[2026,11,25]", "\"7\"", "\"\"", "\"today\""})
    void nothingElseIsAMoment(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    private static Report read(String at) {
        return StrictJson.mapper().readValue("{\"at\": " + at + "}", Report.class);
    }
}
