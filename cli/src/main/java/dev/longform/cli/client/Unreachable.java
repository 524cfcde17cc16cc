package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;

/** No service answers at the address, or none that can do anything now. */
public final class Unreachable extends Failure {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
        super(message);
    }

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
