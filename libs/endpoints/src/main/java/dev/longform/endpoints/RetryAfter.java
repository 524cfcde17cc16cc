package dev.longform.endpoints;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** How long a server asks to be left alone: {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date. */
final class RetryAfter {
    private static final double MAX_MS = Duration.ofDays(1).toMillis();

    private RetryAfter() {}

    /** In milliseconds, one day at most; null when the server does not ask or cannot be understood. */
    static Long millis(HttpHeaders headers, Instant now) {
        Long exact =
                headers.firstValue("retry-after-ms").map(ms -> number(ms, 1)).orElse(null);
        return exact != null
                ? exact
                : headers.firstValue("retry-after")
                        .map(value -> seconds(value, now))
                        .orElse(null);
    }

    private static Long seconds(String value, Instant now) {
        Long millis = number(value, 1000);
        return millis != null ? millis : date(value, now);
    }

    private static Long number(String value, int unitMs) {
        try {
            double millis = Double.parseDouble(value.strip()) * unitMs;
            return millis >= 0 ? (Long) Math.round(Math.min(millis, MAX_MS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Long date(String value, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, Math.min(Duration.between(now, until).toMillis(), (long) MAX_MS));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
