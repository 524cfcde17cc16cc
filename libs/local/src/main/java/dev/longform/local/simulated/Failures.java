package dev.longform.local.simulated;

import java.util.List;

/**
 * Shares of items, 0..1, whose calls fail.
 *
 * @param http500 share that gets status 500
 * @param http429 share that gets status 429 with {@code Retry-After}
 * @param timeout share that gets no answer at all
 * @param firstTries how many calls about such an item fail before they work; 0 when they always fail
 * @param retryAfterSeconds what the 429 says
 */
public record Failures(double http500, double http429, double timeout, int firstTries, int retryAfterSeconds) {
    /** No failures. */
    static final Failures NONE = new Failures(0, 0, 0, 0, 1);

    public Failures {
        SpecRule.share("failures.http500", http500);
        SpecRule.share("failures.http429", http429);
        SpecRule.share("failures.timeout", timeout);
        SpecRule.that(http500 + http429 + timeout <= 1, "failures add up to more than 1");
        SpecRule.that(firstTries >= 0, "failures.firstTries must not be negative");
    }

    /** The same as traps. */
    List<ErrorTrap> traps() {
        return List.of(
                ErrorTrap.of(Problem.SERVER_ERROR, http500, firstTries),
                new ErrorTrap(
                        Problem.RATE_LIMITED,
                        http429,
                        firstTries,
                        null,
                        null,
                        null,
                        ErrorTrap.RetryAfter.SECONDS,
                        retryAfterSeconds * 1000),
                ErrorTrap.of(Problem.TIMEOUT, timeout, firstTries));
    }
}
