package dev.longform.dataset.domain.schedules;

/** A schedule that cannot be meant. */
public final class InvalidSchedule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSchedule(String why) {
        super(why);
    }
}
