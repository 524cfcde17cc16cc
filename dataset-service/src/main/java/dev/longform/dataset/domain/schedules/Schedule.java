package dev.longform.dataset.domain.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule as it is stored.
 *
 * @param name its key
 * @param plan what it starts
 * @param enabled whether it starts anything
 * @param startAt the first due time
 * @param handledUntil due times up to this one start nothing any more
 * @param problem why the newest due time could not start its run
 * @param createdAt when it was made
 */
public record Schedule(
        String name,
        SchedulePlan plan,
        boolean enabled,
        Instant startAt,
        Optional<Instant> handledUntil,
        Optional<String> problem,
        Instant createdAt) {

    /** The due time to handle now, if any. */
    Optional<Instant> due(Instant now) {
        return enabled ? timetable().due(handledUntil, now) : Optional.empty();
    }

    /** The first due time that is not handled; empty while it is disabled. */
    public Optional<Instant> next() {
        return enabled ? Optional.of(timetable().next(handledUntil)) : Optional.empty();
    }

    /** With another period. */
    Schedule every(int hours) {
        return new Schedule(name, plan.every(hours), enabled, startAt, handledUntil, problem, createdAt);
    }

    /** Enabled or disabled. What became due while it was disabled is not made up for. */
    Schedule enabled(boolean wanted, Instant now) {
        boolean again = wanted && !enabled;
        Optional<Instant> handled =
                again ? Optional.of(handledUntil.filter(now::isBefore).orElse(now)) : handledUntil;
        return new Schedule(name, plan, wanted, startAt, handled, problem, createdAt);
    }

    private Timetable timetable() {
        return new Timetable(startAt, Duration.ofHours(plan.everyHours()));
    }
}
