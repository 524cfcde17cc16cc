package dev.longform.aggregator.domain;

import dev.longform.contracts.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The numbers of a run.
 *
 * @param run the run
 * @param all over all items
 * @param subsets by subset
 * @param usage what was counted for the run as a whole: usage and latency
 */
public record RunNumbers(KnownRun run, ScopeNumbers all, SortedMap<String, ScopeNumbers> subsets, Counts usage) {
    /**
     * @param run the run
     * @param counters its counters by subset, {@link CounterKey#WHOLE_RUN} for those of the run as a whole
     */
    public static RunNumbers of(KnownRun run, Map<String, Counts> counters) {
        RunEvent event = run.event();
        SortedSet<String> names = new TreeSet<>(event.dataset().subsets().keySet());
        names.addAll(counters.keySet());
        names.remove(CounterKey.WHOLE_RUN);
        SortedMap<String, ScopeNumbers> subsets = new TreeMap<>();
        for (String name : names) {
            Counts counts = counters.getOrDefault(name, Counts.NONE);
            long told = event.attempted().getOrDefault(name, 0L);
            subsets.put(
                    name,
                    new ScopeNumbers(
                            event.dataset().subsets().getOrDefault(name, 0L),
                            Math.max(told, ScopeNumbers.settled(counts)),
                            counts,
                            event.state().ended()));
        }
        ScopeNumbers all = new ScopeNumbers(
                event.dataset().items(),
                subsets.values().stream().mapToLong(ScopeNumbers::attempted).sum(),
                Counts.sum(subsets.values().stream().map(ScopeNumbers::counts).toList()),
                event.state().ended());
        return new RunNumbers(run, all, subsets, counters.getOrDefault(CounterKey.WHOLE_RUN, Counts.NONE));
    }

    /** The mean of the subsets' accuracies; empty when a subset of the dataset has none answered. */
    public Optional<Double> macro() {
        List<Optional<Double>> accuracies =
                ofTheDataset().stream().map(ScopeNumbers::accuracy).toList();
        if (accuracies.isEmpty() || !accuracies.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        return Optional.of(accuracies.stream().collect(Collectors.averagingDouble(accuracy -> accuracy.orElseThrow())));
    }

    /** The subsets that the dataset has items in, in order. */
    public List<String> datasetSubsets() {
        return subsets.keySet().stream()
                .filter(name -> subsets.get(name).total() > 0)
                .toList();
    }

    private List<ScopeNumbers> ofTheDataset() {
        return datasetSubsets().stream().map(subsets::get).toList();
    }
}
