package dev.longform.contracts;

import java.time.Instant;

/**
 * A worker is about to make a call for a request. Sent to {@link Topic#VERDICTS} under the verdict's key and
 * acknowledged before each call, so that a worker that dies between call and verdict leaves a trace of what it may have
 * spent. A connection that is refused is announced all the same: the verdict's usage says what was called.
 *
 * @param runId the run
 * @param revision the run's revision
 * @param itemId the item
 * @param attempt the attempt of the request
 * @param delivery the verdict of this delivery will carry the same
 * @param call which call of the delivery, from 1; retries and repair questions are calls of their own
 * @param at when
 */
public record CallBegun(String runId, int revision, String itemId, int attempt, String delivery, int call, Instant at) {
    public CallBegun {
        Require.text("runId", runId);
        Require.text("itemId", itemId);
        Require.text("delivery", delivery);
        Require.that(revision > 0 && attempt > 0 && call > 0, "revision, attempt and call start at 1");
        Require.present("at", at);
    }
}
