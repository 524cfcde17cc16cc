package dev.longform.endpoints;

import dev.longform.contracts.Reason;
import java.util.Optional;

/** Told about the calls of one delivery while they happen. */
public interface CallListener {
    /** Does nothing. */
    CallListener NONE = new CallListener() {};

    /**
     * Called once, before the first call of a delivery is tried. The call is made when this returns; it is not made
     * when this throws.
     */
    default void beforeFirstCall() {}

    /**
     * A call reached the server and has ended.
     *
     * @param failure why it failed; empty when it was answered
     * @param latencyMs from sending the request to the end of the answer, in milliseconds
     */
    default void called(Optional<Reason> failure, long latencyMs) {}
}
