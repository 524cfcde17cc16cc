package dev.longform.aggregator.domain.generalisation;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.generalisation.Generalisation.Missing;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The finished runs of the models that were trained on a source, by model and by the way it was asked. Of each way the
 * newest run on each piece of data counts; of each model the way that lacks the least data, and among those the one that
 * was asked last, so that a model counts once, whatever revisions and protocols it was run with.
 */
final class SourceRuns {
    private final Question question;
    private final Map<String, Map<Asked, Map<Data, KnownRun>>> models = new TreeMap<>();

    SourceRuns(Question question) {
        this.question = question;
    }

    /** Takes what is a finished run of such a model, and nothing else. */
    void add(Data data, Collection<KnownRun> runs) {
        runs.stream()
                .filter(run -> run.event().state() == RunState.COMPLETED && isOfSource(run.event()))
                .forEach(run -> models.computeIfAbsent(run.event().model().name(), name -> new HashMap<>())
                        .computeIfAbsent(Asked.of(run.event()), asked -> new HashMap<>())
                        .merge(data, run, SourceRuns::newer));
    }

    /** The models that have a run on all of the data, by name: their way, and its runs by data. */
    Map<Asked, Map<Data, KnownRun>> complete() {
        Map<Asked, Map<Data, KnownRun>> complete = new LinkedHashMap<>();
        models.values().forEach(ways -> {
            Map.Entry<Asked, Map<Data, KnownRun>> best = best(ways);
            if (lacking(best.getValue()).isEmpty()) {
                complete.put(best.getKey(), best.getValue());
            }
        });
        return complete;
    }

    /** The others, and what they lack. */
    List<Missing> missing() {
        return models.values().stream()
                .map(this::best)
                .filter(best -> !lacking(best.getValue()).isEmpty())
                .map(best -> new Missing(best.getKey().model(), best.getKey().kind(), lacking(best.getValue())))
                .toList();
    }

    private Map.Entry<Asked, Map<Data, KnownRun>> best(Map<Asked, Map<Data, KnownRun>> ways) {
        return ways.entrySet().stream()
                .min(Comparator.<Map.Entry<Asked, Map<Data, KnownRun>>>comparingInt(
                                way -> lacking(way.getValue()).size())
                        .thenComparing(way -> newest(way.getValue()), Comparator.reverseOrder())
                        .thenComparing(way -> way.getKey().toString()))
                .orElseThrow();
    }

    private List<Data> lacking(Map<Data, KnownRun> runs) {
        return question.all().stream().filter(data -> !runs.containsKey(data)).toList();
    }

    private static Instant newest(Map<Data, KnownRun> runs) {
        return runs.values().stream()
                .map(run -> run.event().createdAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static KnownRun newer(KnownRun one, KnownRun two) {
        return Comparator.<KnownRun, Instant>comparing(run -> run.event().createdAt())
                                .thenComparing(run -> run.event().runId())
                                .compare(one, two)
                        >= 0
                ? one
                : two;
    }

    private boolean isOfSource(RunEvent run) {
        Object tag = run.model().tags().get(Question.TAG);
        return tag instanceof Collection<?> sources
                ? sources.contains(question.trainedOn())
                : question.trainedOn().equals(tag);
    }
}
