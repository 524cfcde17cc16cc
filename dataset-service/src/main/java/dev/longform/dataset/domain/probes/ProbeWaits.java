package dev.longform.dataset.domain.probes;

import java.time.Duration;

/** How long a model with an obstacle is left alone before it is probed again: twice as long each time, up to a limit. */
final class ProbeWaits {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 5;

    private ProbeWaits() {}

    /** @param tries probes in a row that found an obstacle, at least 1 */
    static Duration after(int tries) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
