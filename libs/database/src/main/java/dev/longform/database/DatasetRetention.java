package dev.longform.database;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * How long something of one dataset is kept; stands in a configuration as {@code DATASET=DURATION}, such as
 * {@code mine=P90D}.
 *
 * @param dataset the dataset's name
 * @param keep after the end of a run; zero for ever
 */
public record DatasetRetention(String dataset, Duration keep) {
    /** @throws IllegalArgumentException when the text is no such setting */
    public static DatasetRetention of(String text) {
        String[] parts = text.trim().split("=", 2);
        try {
            if (parts.length == 2 && !parts[0].isBlank()) {
                return new DatasetRetention(parts[0].trim(), Duration.parse(parts[1].trim()));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + parts[1] + "' is no duration; write P90D for 90 days", e);
        }
        throw new IllegalArgumentException("'" + text + "' must be DATASET=DURATION, such as mine=P90D");
    }
}
