package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a measurement needs. */
final class Waiting {
    private static final Duration POLL = Duration.ofMillis(250);

    private Waiting() {}

    /**
     * Returns when the condition holds.
     *
     * @throws Failure when it does not within so many seconds
     */
    static void until(String what, int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Failure("waited " + seconds + " s in vain: " + what);
            }
            pause(POLL);
        }
    }

    /** Returns after so long. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
