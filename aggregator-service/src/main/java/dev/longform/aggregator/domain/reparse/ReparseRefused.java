package dev.longform.aggregator.domain.reparse;

/** A run whose texts cannot be parsed again; the message says why. */
public final class ReparseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReparseRefused(String why) {
        super(why);
    }
}
