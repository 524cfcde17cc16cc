package dev.longform.aggregator.domain;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static dev.longform.contracts.Verdict.CREDIT_UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.benchmark.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final RunNumbers NUMBERS = RunNumbersTest.numbers(
            run("r"),
            verdict("r", "1").scores(4.0, 1.0, 2.0, 3.0).build(),
            verdict("r", "2").subset("Chat").scores(1.0, 4.0, 0.0, 0.0).build());

    @Test
    void clustersThatAreAllAlikeLeaveNoDoubt() {
        Intervals intervals = Intervals.of(NUMBERS, tallies(12, 1));
        assertThat(intervals.macro()).contains(new Interval(1, 1));
        assertThat(intervals.pairwise()).contains(new Interval(1, 1));
    }

    @Test
    void underTenClustersThereIsNone() {
        assertThat(Intervals.of(NUMBERS, tallies(9, 2))).isEqualTo(new Intervals(Optional.empty(), Optional.empty()));
    }

    @Test
    void theSameRunHasTheSameIntervals() {
        assertThat(Intervals.of(NUMBERS, tallies(40, 2))).isEqualTo(Intervals.of(NUMBERS, tallies(40, 2)));
    }

    @Test
    void halfRightOverAHundredClustersIsTenPointsEitherWay() {
        Interval pairwise = Intervals.of(NUMBERS, tallies(100, 2)).pairwise().orElseThrow();
        assertThat(pairwise.low()).isCloseTo(0.40, within(0.02));
        assertThat(pairwise.high()).isCloseTo(0.60, within(0.02));
    }

    @Test
    void theyAreComputedAgainOnlyWhenTheNumbersChanged() {
        IntervalCache cache = new IntervalCache();
        AtomicInteger reads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            cache.prepare(NUMBERS, () -> counted(reads)).get();
        }
        KnownRun changed =
                new KnownRun(NUMBERS.run().event(), 1, 2, NUMBERS.run().updatedAt());
        RunNumbers more = new RunNumbers(changed, NUMBERS.all(), NUMBERS.subsets(), NUMBERS.usage());
        cache.prepare(more, () -> counted(reads)).get();
        assertThat(reads).hasValue(2);
    }

    private static List<ClusterTally> counted(AtomicInteger reads) {
        reads.incrementAndGet();
        return tallies(12, 2);
    }

    /** Clusters with one item in each subset, every n-th of them right, one pair an item. */
    private static List<ClusterTally> tallies(int clusters, int rightEvery) {
        List<ClusterTally> tallies = new ArrayList<>();
        for (int i = 0; i < clusters; i++) {
            long right = i % rightEvery == 0 ? 1 : 0;
            tallies.add(new ClusterTally("c" + i, "Chat", 1, right * CREDIT_UNITS, 1, right));
            tallies.add(new ClusterTally("c" + i, "QA", 1, right * CREDIT_UNITS, 1, right));
        }
        return tallies;
    }
}
