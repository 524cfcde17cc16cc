package dev.longform.aggregator.domain;

import dev.longform.contracts.Usage;

/**
 * What is known of one delivery.
 *
 * @param begunCalls the highest number of a call that its worker announced; 0 when no note has come
 * @param reported whether its verdict has come
 * @param usage what it cost; nothing until it is reported
 */
public record Delivery(int begunCalls, boolean reported, Usage usage) {
    /** A delivery of which nothing has come yet. */
    public static final Delivery UNHEARD = new Delivery(0, false, Usage.NONE);

    /** The same delivery after a note that this call, counted from 1, is about to be made. */
    public Delivery begin(int call) {
        return new Delivery(Math.max(begunCalls, call), reported, usage);
    }

    /** The same delivery after a verdict with this usage: the first report stands. */
    public Delivery report(Usage reportedUsage) {
        return reported ? this : new Delivery(begunCalls, true, reportedUsage);
    }

    /** Announced calls of which no verdict tells; a verdict settles them by its own usage. */
    public int unaccountedCalls() {
        return reported ? 0 : begunCalls;
    }
}
