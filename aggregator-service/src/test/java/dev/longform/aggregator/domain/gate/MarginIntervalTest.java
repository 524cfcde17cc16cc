package dev.longform.aggregator.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.aggregator.domain.comparison.Discordance;
import dev.longform.aggregator.domain.comparison.PairedDifference;
import dev.longform.aggregator.domain.comparison.StrictTable;
import dev.longform.benchmark.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** z is 1.959963984540054 and z² 3.841458820694124 in what follows. */
class MarginIntervalTest {
    private static final double EXACT = 1e-9;

    /** Wilson's interval of 0 of 50 ends at z² / (50 + z²); under 0.02 from 189 items on. */
    @Test
    void runsThatDifferNowhereAreNotKnownToBeEqual() {
        MarginInterval margin = new MarginInterval(difference(50, new Interval(0, 0), new Discordance(0, 0, 50, 0)));
        assertThat(margin.isWidened()).isTrue();
        assertThat(margin.interval().low()).isCloseTo(-3.841458820694124 / 53.841458820694124, within(EXACT));
        assertThat(margin.interval().high()).isCloseTo(3.841458820694124 / 53.841458820694124, within(EXACT));
        assertThat(margin.itemsNeeded(-0.02)).hasValue(189);
    }

    /** Five needles of a source are one: ten sources know as little as ten items. */
    @Test
    void itemsOfOneClusterCountOnce() {
        MarginInterval margin = new MarginInterval(difference(50, new Interval(0, 0), new Discordance(0, 0, 10, 0)));
        assertThat(margin.interval().low()).isCloseTo(-3.841458820694124 / 13.841458820694124, within(EXACT));
        assertThat(margin.itemsNeeded(-0.02)).hasValue(189 * 5);
    }

    /**
     * One of 100 lost, none gained. Wilson's upper end of 0.01 is (0.01 + z²/200 + z√(0.01·0.99/100 + z²/40000)) /
     * (1 + z²/100) = 0.0544861962, that of 0 is 0.0369935, so that the interval is −0.01 − 0.0444861962 and −0.01 +
     * √(0.0369935² + (0.01 − 0.0017674321)²).
     */
    @Test
    void whatWasLostAndWhatWasGainedAreAddedAsSquares() {
        MarginInterval margin =
                new MarginInterval(difference(100, new Interval(-0.03, 0), new Discordance(0, 0.01, 100, 1)));
        assertThat(margin.interval().low()).isCloseTo(-0.0544861962, within(1e-8));
        double gain = 3.841458820694124 / 103.841458820694124;
        assertThat(margin.interval().high()).isCloseTo(-0.01 + Math.hypot(gain, 0.01 - 0.0017674321), within(1e-8));
    }

    @Test
    void theWiderEndOfBothCounts() {
        MarginInterval margin =
                new MarginInterval(difference(100, new Interval(-0.9, 0.001), new Discordance(0, 0.01, 100, 1)));
        assertThat(margin.interval().low()).isEqualTo(-0.9);
        assertThat(margin.interval().high()).isGreaterThan(0.02);
    }

    @Test
    void whereTenClustersDifferTheBootstrapStandsAlone() {
        Interval bootstrap = new Interval(-0.2, 0.1);
        MarginInterval margin = new MarginInterval(difference(100, bootstrap, new Discordance(0.05, 0.05, 100, 10)));
        assertThat(margin.isWidened()).isFalse();
        assertThat(margin.interval()).isEqualTo(bootstrap);
    }

    private static PairedDifference difference(long common, Interval bootstrap, Discordance discordance) {
        return new PairedDifference(
                common,
                common,
                0,
                0,
                Optional.of(0.5),
                Optional.of(0.5),
                Optional.of(discordance.gained() - discordance.lost()),
                Optional.of(bootstrap),
                Optional.of(discordance),
                Optional.empty(),
                new StrictTable(common, 0, 0, 0),
                Optional.of(1.0));
    }
}
