package dev.longform.aggregator.domain;

import dev.longform.contracts.Usage;

/**
 * What is known of one delivery.
 *
 * @param reported whether its verdict has come
 * @param usage what it cost; nothing until it is reported
 */
public record Delivery(boolean reported, Usage usage) {
    /** A delivery that a worker has begun. */
    public static final Delivery BEGUN = new Delivery(false, Usage.NONE);

    /** The same delivery after a verdict with this usage: the first report stands. */
    public Delivery report(Usage reportedUsage) {
        return reported ? this : new Delivery(true, reportedUsage);
    }
}
