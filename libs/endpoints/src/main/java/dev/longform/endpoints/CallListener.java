package dev.longform.endpoints;

import dev.longform.contracts.Reason;
import java.util.Optional;

/** Told about the calls of one delivery while they happen. */
public interface CallListener {
    /** Does nothing. */
    CallListener NONE = new CallListener() {};

    /**
     * Called before every call that is tried, retries included. The call is made when this returns; it is not made when
     * this throws.
     *
     * @param call which call of the delivery, from 1; one that finds no server has its number too
     */
    default void beforeCall(int call) {}

    /**
     * A call reached the server and has ended.
     *
     * @param failure why it failed; empty when it was answered
     * @param latencyMs from sending the request to the end of the answer, in milliseconds
     */
    default void called(Optional<Reason> failure, long latencyMs) {}
}
