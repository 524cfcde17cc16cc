package dev.longform.local.simulated;

import java.util.Arrays;
import java.util.Optional;

/** How a server is down. */
public enum Outage {
    /** Nobody listens: connections are refused, open ones are cut. */
    REFUSE("refuse", Problem.UNAVAILABLE),
    /** Every request gets status 500. */
    HTTP_500("http500", Problem.SERVER_ERROR),
    /** Every request gets status 503. */
    HTTP_503("http503", Problem.UNAVAILABLE),
    /** Every request gets what the server answers while its model is loading. */
    LOADING("loading", Problem.LOADING),
    /** Requests are taken and stay without an answer until the server comes back. */
    HANG("hang", Problem.UNAVAILABLE);

    private final String mode;
    private final Problem problem;

    Outage(String mode, Problem problem) {
        this.mode = mode;
        this.problem = problem;
    }

    /** What requests are told. */
    Problem problem() {
        return problem;
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
