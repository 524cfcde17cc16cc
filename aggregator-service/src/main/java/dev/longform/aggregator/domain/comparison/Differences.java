package dev.longform.aggregator.domain.comparison;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.contracts.RunEvent;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The differences of two runs whose answers are known. */
public final class Differences {
    private static final String ALL = "all";

    private final RunEvent first;
    private final RunEvent other;
    private final List<Answer> firstAnswers;
    private final List<Answer> otherAnswers;

    /**
     * @throws NotComparable when the runs are on different dataset versions
     */
    public Differences(KnownRun first, List<Answer> firstAnswers, KnownRun other, List<Answer> otherAnswers) {
        this.first = first.event();
        this.other = other.event();
        this.firstAnswers = firstAnswers;
        this.otherAnswers = otherAnswers;
        if (!this.first.dataset().sha256().equals(this.other.dataset().sha256())) {
            throw new NotComparable("run " + this.first.runId() + " is on " + name(this.first) + " and run "
                    + this.other.runId() + " on " + name(this.other)
                    + ": only runs on the same dataset version can be compared");
        }
    }

    /** What the differences are of. */
    public Measure measure() {
        return Measure.between(first, other);
    }

    /** Over all items. */
    public PairedDifference all() {
        return difference(ALL, first.dataset().items(), firstAnswers, otherAnswers);
    }

    /** Over the items of a subset; empty when the dataset has none there. */
    public Optional<PairedDifference> subset(String name) {
        return Optional.ofNullable(first.dataset().subsets().get(name))
                .map(items -> difference(name, items, in(name, firstAnswers), in(name, otherAnswers)));
    }

    /** By subset of the dataset. */
    public TreeMap<String, PairedDifference> subsets() {
        TreeMap<String, PairedDifference> subsets = new TreeMap<>();
        first.dataset().subsets().keySet().forEach(name -> subset(name)
                .ifPresent(difference -> subsets.put(name, difference)));
        return subsets;
    }

    private PairedDifference difference(String scope, long items, List<Answer> one, List<Answer> two) {
        return PairedDifference.of(
                items, one, two, measure(), first.dataset().sha256(), first.seed(), other.seed(), scope);
    }

    private static List<Answer> in(String subset, List<Answer> answers) {
        Stream<Answer> inside =
                answers.stream().filter(answer -> answer.subset().equals(subset));
        return inside.toList();
    }

    private static String name(RunEvent run) {
        return run.dataset().name() + "@" + run.dataset().version();
    }
}
