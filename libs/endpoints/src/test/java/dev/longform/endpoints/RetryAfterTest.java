package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '\'',
            value = {
                "retry-after, 2, 2000",
                "retry-after, 0.5, 500",
                "retry-after, 0, 0",
                "retry-after, 'Sun, 01 Mar 2026 12:00:07 GMT', 7000",
                "retry-after, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
                "retry-after, 1e99, 86400000",
                "retry-after, soon, -",
                "retry-after, -3, -",
                "retry-after-ms, 250, 250",
                "other, 9, -"
            })
    void aServersWishIsReadInEveryForm(String header, String value, Long millis) {
        assertThat(RetryAfter.millis(HttpHeaders.of(Map.of(header, List.of(value)), (n, v) -> true), NOW))
                .isEqualTo(millis);
    }
}
