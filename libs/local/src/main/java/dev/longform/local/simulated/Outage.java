package dev.longform.local.simulated;

import java.util.Arrays;
import java.util.Optional;

/** How a server is down. */
public enum Outage {
    /** Nobody listens: connections are refused, open ones are cut. */
    REFUSE("refuse"),
    /** Every request gets status 500. */
    HTTP_500("http500"),
    /** Every request gets status 503. */
    HTTP_503("http503"),
    /** Requests are taken and stay without an answer until the server comes back. */
    HANG("hang");

    private final String mode;

    Outage(String mode) {
        this.mode = mode;
    }

    /** The admin API's name for it. */
    public String mode() {
        return mode;
    }

    /** The outage of this name. */
    static Optional<Outage> of(String mode) {
        return Arrays.stream(values())
                .filter(outage -> outage.mode.equals(mode))
                .findFirst();
    }
}
