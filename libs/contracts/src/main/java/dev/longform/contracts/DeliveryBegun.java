package dev.longform.contracts;

import java.time.Instant;

/**
 * A worker is about to make the first call for a request. Sent to {@link Topic#VERDICTS} under the verdict's key and
 * acknowledged before the call, so that a worker that dies between call and verdict leaves a trace of what it may have
 * spent.
 *
 * @param runId the run
 * @param revision the run's revision
 * @param itemId the item
 * @param attempt the attempt of the request
 * @param delivery the verdict of this delivery will carry the same
 * @param at when
 */
public record DeliveryBegun(String runId, int revision, String itemId, int attempt, String delivery, Instant at) {
    public DeliveryBegun {
        Require.text("runId", runId);
        Require.text("itemId", itemId);
        Require.text("delivery", delivery);
        Require.that(revision > 0 && attempt > 0, "revision and attempt start at 1");
        Require.present("at", at);
    }
}
