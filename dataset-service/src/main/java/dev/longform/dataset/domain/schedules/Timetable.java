package dev.longform.dataset.domain.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is due when: at the start, and once every period after it.
 *
 * @param start the first due time
 * @param every the period, above zero
 */
public record Timetable(Instant start, Duration every) {
    public Timetable {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("a period must be above zero: " + every);
        }
    }

    /**
     * The due time to handle now: the newest one. Those that were missed before it are not made up for.
     *
     * @param handledUntil due times up to this one are handled
     */
    public Optional<Instant> due(Optional<Instant> handledUntil, Instant now) {
        if (now.isBefore(start)) {
            return Optional.empty();
        }
        Instant newest = start.plus(every.multipliedBy(periods(now)));
        return handledUntil.map(newest::isAfter).orElse(true) ? Optional.of(newest) : Optional.empty();
    }

    /** The first due time that is not handled; it lies in the past while it waits. */
    public Instant next(Optional<Instant> handledUntil) {
        return handledUntil
                .filter(handled -> !handled.isBefore(start))
                .map(handled -> start.plus(every.multipliedBy(periods(handled) + 1)))
                .orElse(start);
    }

    private long periods(Instant until) {
        return Duration.between(start, until).dividedBy(every);
    }
}
