package dev.longform.aggregator.domain.gate;

import dev.longform.aggregator.domain.comparison.Discordance;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import dev.longform.aggregator.domain.statistics.ClusterBootstrap;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import java.util.OptionalLong;

/**
 * The interval that a margin is held against. A bootstrap draws only what was seen: of two runs that differ nowhere it
 * knows the difference to be exactly 0, however few the items. So while fewer than
 * {@value ClusterBootstrap#FEWEST_CLUSTERS} clusters differ, the interval also covers that of R. G. Newcombe (1998,
 * Statistics in Medicine 17:2635–2650): Wilson's intervals of what was gained and of what was lost, their distances
 * from the mean added as squares, with each cluster counted as one item.
 */
final class MarginInterval {
    private final Interval bootstrap;
    private final Discordance discordance;
    private final long common;

    /** @param difference one with an interval */
    MarginInterval(PairedDifference difference) {
        this.bootstrap = difference.interval().orElseThrow();
        this.discordance = difference.discordance().orElseThrow();
        this.common = difference.common();
    }

    /** Whether the bootstrap alone would rest on too little. */
    boolean isWidened() {
        return discordance.discordant() < ClusterBootstrap.FEWEST_CLUSTERS;
    }

    /** The interval, 95%. */
    Interval interval() {
        return isWidened() ? hull(bootstrap, newcombe(discordance.clusters())) : bootstrap;
    }

    /**
     * How many common items would decide it, if the runs went on to differ as they do.
     *
     * @param line what the interval must leave
     */
    OptionalLong itemsNeeded(double line) {
        double value = discordance.gained() - discordance.lost();
        OptionalLong byBootstrap = bootstrap.low() > line || bootstrap.high() < line
                ? OptionalLong.of(common)
                : ItemsNeeded.forLine(value, bootstrap, common, line);
        if (!isWidened() || byBootstrap.isEmpty() || value == line) {
            return byBootstrap;
        }
        double clustersPerItem = (double) discordance.clusters() / common;
        OptionalLong byNewcombe = ItemsNeeded.least(items -> {
            Interval interval = newcombe(Math.max(1, (long) (items * clustersPerItem)));
            return interval.low() > line || interval.high() < line;
        });
        return byNewcombe.isEmpty()
                ? byNewcombe
                : OptionalLong.of(Math.max(byBootstrap.getAsLong(), byNewcombe.getAsLong()));
    }

    private Interval newcombe(long clusters) {
        double gained = discordance.gained();
        double lost = discordance.lost();
        Interval ofGained = Wilson.interval(gained, clusters);
        Interval ofLost = Wilson.interval(lost, clusters);
        double difference = gained - lost;
        return new Interval(
                difference - Math.hypot(gained - ofGained.low(), ofLost.high() - lost),
                difference + Math.hypot(ofGained.high() - gained, lost - ofLost.low()));
    }

    private static Interval hull(Interval one, Interval other) {
        return new Interval(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
    }
}
