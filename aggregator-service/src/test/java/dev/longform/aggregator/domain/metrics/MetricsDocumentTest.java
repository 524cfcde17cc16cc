package dev.longform.aggregator.domain.metrics;

import static dev.longform.aggregator.RunEvents.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.Counts;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md says of names and of how many series there are. */
class MetricsDocumentTest {
    private static final Set<Metric> OF_THE_WHOLE_RUN =
            Set.of(Metric.CALLS, Metric.TOKENS, Metric.COST, Metric.FINISHED, Metric.REVISION_SINCE);
    private static final Pattern NAME = Pattern.compile("`(longform_\\w+)`");

    @Test
    void everyMetricStandsInTheDocumentAndNoOtherDoes() throws IOException {
        String document = Files.readString(Path.of("../docs/metrics.md"));
        String ofAggregator = document.substring(0, document.indexOf("## Services"));
        Set<String> documented = NAME.matcher(ofAggregator)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::series).toList());
    }

    /** Thirty subsets, in each of which everything that can happen did: 32 series for each of 20, and for all of them. */
    @Test
    void aRunHasNoMoreSeriesThanTheDocumentStates() {
        Map<String, Long> subsets = new HashMap<>();
        Map<String, Counts> counters = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            subsets.put("subset-" + i, 100L);
            counters.put("subset-" + i, everything());
        }
        RunNumbers numbers = RunNumbers.of(
                new KnownRun(
                        run("everything")
                                .subsets(subsets)
                                .state(RunState.COMPLETED, 1)
                                .build(),
                        1,
                        1,
                        RunEvents.CREATED),
                counters);

        Samples samples = new Samples();
        RunSamples.quality(samples, numbers, RunEvents.CREATED);
        Map<String, Long> bySubset = samples.all().stream()
                .filter(sample -> !OF_THE_WHOLE_RUN.contains(sample.metric()))
                .collect(Collectors.groupingBy(sample -> sample.labels().get("subset"), Collectors.counting()));

        assertThat(bySubset).hasSize(21).containsKey("all");
        assertThat(bySubset.values()).allMatch(series -> series == 32);
    }

    private static Counts everything() {
        Map<CounterName, Long> counts = new HashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(CounterName.outcome(outcome), 10L);
        }
        for (Reason reason : Reason.values()) {
            counts.put(CounterName.reason(reason), 1L);
        }
        counts.put(CounterName.SEVERAL_ORDERS, 10L);
        return new Counts(counts);
    }
}
