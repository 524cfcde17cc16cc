package dev.longform.dataset.domain.runs;

/** A command that the run's state does not allow. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefused(String why) {
        super(why);
    }
}
