package dev.longform.dataset.domain.schedules;

/** There is a schedule of this name that does something else. */
public final class ScheduleConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScheduleConflict(String name) {
        super("there is a schedule '" + name + "' with another plan; take another name, change its hours, or remove it"
                + " with 'longform schedules remove " + name + "'");
    }
}
