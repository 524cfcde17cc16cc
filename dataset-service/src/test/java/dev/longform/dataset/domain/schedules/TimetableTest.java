package dev.longform.dataset.domain.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Timetable everySixHours = new Timetable(START, Duration.ofHours(6));

    @Test
    void nothingIsDueBeforeTheStart() {
        assertThat(due(Optional.empty(), "2026-03-01T09:59:59Z")).isEmpty();
    }

    @Test
    void theStartIsTheFirstDueTime() {
        assertThat(due(Optional.empty(), "2026-03-01T10:00:00Z")).contains(START);
    }

    @Test
    void aHandledDueTimeIsNotDueAgain() {
        assertThat(due(Optional.of(START), "2026-03-01T15:59:59Z")).isEmpty();
    }

    @Test
    void aPeriodLaterTheNextOneIsDue() {
        assertThat(due(Optional.of(START), "2026-03-01T16:00:00Z")).contains(Instant.parse("2026-03-01T16:00:00Z"));
    }

    @Test
    void ofManyMissedOnlyTheNewestIsDue() {
        Optional<Instant> due = due(Optional.of(START), "2026-03-03T11:30:00Z");

        assertThat(due).contains(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(due(due, "2026-03-03T11:30:01Z")).isEmpty();
        assertThat(everySixHours.next(due)).isEqualTo("2026-03-03T16:00:00Z");
    }

    @Test
    void whatWasHandledInBetweenIsNotDue() {
        Optional<Instant> enabledAgain = Optional.of(Instant.parse("2026-03-01T17:00:00Z"));

        assertThat(due(enabledAgain, "2026-03-01T21:59:59Z")).isEmpty();
        assertThat(everySixHours.next(enabledAgain)).isEqualTo("2026-03-01T22:00:00Z");
    }

    @Test
    void theNextOneBeforeTheStartIsTheStart() {
        assertThat(everySixHours.next(Optional.empty())).isEqualTo(START);
        assertThat(everySixHours.next(Optional.of(START.minusSeconds(1)))).isEqualTo(START);
        assertThat(everySixHours.next(Optional.of(START))).isEqualTo("2026-03-01T16:00:00Z");
    }

    @Test
    void aPeriodIsAboveZero() {
        assertThatThrownBy(() -> new Timetable(START, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<Instant> due(Optional<Instant> handled, String now) {
        return everySixHours.due(
                handled, Clock.fixed(Instant.parse(now), ZoneOffset.UTC).instant());
    }
}
