package dev.longform.aggregator.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Seeded;
import dev.longform.benchmark.Wilson;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WilsonCoverageTest {
    private static final int ITEMS = 933;
    private static final double ACCURACY = 0.80;
    private static final int RUNS = 2_000;

    @Test
    void nineteenOfTwentyIntervalsCoverTheTrueAccuracy() {
        long covered = IntStream.range(0, RUNS)
                .filter(seed -> covers(Seeded.random("coverage", seed)))
                .count();
        assertThat((double) covered / RUNS).isBetween(0.93, 0.97);
    }

    private static boolean covers(Random random) {
        long right = IntStream.range(0, ITEMS)
                .filter(item -> random.nextDouble() < ACCURACY)
                .count();
        Interval interval = Wilson.interval((double) right / ITEMS, ITEMS);
        return interval.low() <= ACCURACY && ACCURACY <= interval.high();
    }
}
