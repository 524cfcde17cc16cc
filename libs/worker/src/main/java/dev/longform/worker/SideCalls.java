package dev.longform.worker;

import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import java.time.Duration;
import java.time.Instant;

/**
 * Calls that ask a server about itself while an item is worked on. They use no model, so that they stand in no usage,
 * leave no trace and take nothing from a budget; what fails here costs the item nothing but time.
 */
final class SideCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SideCalls() {}

    /** For a few questions: until the item's own deadline, and not for long. */
    static Calls beside(Calls calls) {
        Duration left = calls.remaining();
        return new Calls(Instant.now().plus(left.compareTo(PATIENCE) < 0 ? left : PATIENCE), CallListener.NONE);
    }
}
