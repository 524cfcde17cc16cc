package dev.longform.local.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server's own count of what it was asked and what it answered. Used by the server's event loop only. */
final class Tally {
    private final SimulatedSpec spec;
    private final SimulatedDataset dataset;
    private final Map<SimulatedItem, ItemTally> items = new LinkedHashMap<>();
    private final Latencies latencies = new Latencies();
    private final PrefixCache prefixCache;
    private final EditorTally editor = new EditorTally();
    private long calls;
    private long answered;
    private long failed;
    private long abandoned;
    private long unknown;
    private long repairs;
    private long promptTokens;
    private long completionTokens;
    private int outstanding;
    private int maxOutstanding;
    private Instant firstCallAt;
    private Instant lastCallAt;

    Tally(SimulatedSpec spec, SimulatedDataset dataset) {
        this.spec = spec;
        this.dataset = dataset;
        this.prefixCache = new PrefixCache(dataset.items().stream().anyMatch(item -> item.needle() != null));
    }

    /** The tally of the item that a request showed. */
    ItemTally of(Sighting sighting) {
        return items.computeIfAbsent(sighting.item(), ItemTally::new);
    }

    /** What a prefix cache would have served. */
    PrefixCache prefixCache() {
        return prefixCache;
    }

    /** What an editor counts. */
    EditorTally editor() {
        return editor;
    }

    /** Calls so far. */
    long calls() {
        return calls;
    }

    /** A call has come in. */
    void arrived() {
        calls++;
        outstanding++;
        maxOutstanding = Math.max(maxOutstanding, outstanding);
        firstCallAt = firstCallAt == null ? Instant.now() : firstCallAt;
    }

    /** A call is answered. */
    void answered(Answer answer, long nanos) {
        ended();
        answered++;
        promptTokens += answer.promptTokens();
        completionTokens += answer.completionTokens();
        latencies.add(nanos);
    }

    /** A call about none of the dataset's texts, a probe's for example, is answered: it is counted as unknown only. */
    void answeredUnknown() {
        ended();
        calls--;
        if (calls == 0) {
            firstCallAt = null;
            lastCallAt = null;
        }
    }

    /** A call got an error. */
    void failed() {
        ended();
        failed++;
    }

    /** The client left before it had its answer. */
    void abandoned() {
        ended();
        abandoned++;
    }

    private void ended() {
        outstanding--;
        lastCallAt = Instant.now();
    }

    /** A text was not known. */
    void unknown() {
        unknown++;
    }

    /** A verdict was asked for again. */
    void repair() {
        repairs++;
    }

    /** Forgets everything but the calls that are still open. */
    void reset() {
        items.clear();
        latencies.clear();
        prefixCache.reset();
        editor.reset();
        calls = answered = failed = abandoned = unknown = repairs = promptTokens = completionTokens = 0;
        maxOutstanding = outstanding;
        firstCallAt = null;
        lastCallAt = null;
    }

    /** The numbers now. */
    TallyReport report(String endpoint) {
        Map<String, List<SimulatedItem>> subsets = new TreeMap<>();
        dataset.items().forEach(item -> subsets.computeIfAbsent(item.subset(), subset -> new ArrayList<>())
                .add(item));
        Map<String, TallyReport.Numbers> bySubset = new TreeMap<>();
        subsets.forEach((subset, members) -> bySubset.put(subset, numbers(members)));
        return new TallyReport(
                spec.name(),
                spec.dialect(),
                endpoint,
                spec.model(),
                spec.seed(),
                calls,
                answered,
                failed,
                abandoned,
                unknown,
                repairs,
                outstanding,
                maxOutstanding,
                promptTokens,
                completionTokens,
                callsPerSecond(),
                firstCallAt,
                lastCallAt,
                latencies.report(),
                numbers(dataset.items()),
                bySubset,
                new GridCount(spec, dataset, items).cells(),
                prefixCache.report(),
                spec.editor() == null ? null : editor.report());
    }

    private TallyReport.Numbers numbers(List<SimulatedItem> members) {
        NumbersCount count = new NumbersCount(Quota.size(members));
        members.stream().filter(items::containsKey).map(items::get).forEach(count::add);
        return count.numbers();
    }

    private Double callsPerSecond() {
        if (firstCallAt == null || lastCallAt == null || answered < 2) {
            return null;
        }
        double seconds = Duration.between(firstCallAt, lastCallAt).toNanos() / 1e9;
        return seconds > 0 ? answered / seconds : null;
    }
}
