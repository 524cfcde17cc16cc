package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;

/** No service answers at the address. */
public final class Unreachable extends Failure {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
