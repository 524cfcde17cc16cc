package dev.longform.dataset.domain.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds where annotations do not say otherwise.
 *
 * @param settle how long an object must have been ready without interruption before it is evaluated
 * @param lease how long a replica that was not heard of keeps others from watching
 * @param patience how long after a run's end the gate is waited for to have all of its verdicts
 * @param datasets of objects that name none; may be empty
 * @param policy of objects that have none, as JSON; empty for none
 */
public record WatchRules(
        Duration settle, Duration lease, Duration patience, List<String> datasets, Optional<String> policy) {
    public WatchRules {
        datasets = List.copyOf(datasets);
    }

    /**
     * Whether an object is to be evaluated: its annotation {@code longform.dev/evaluate} says so, or it is one of KServe
     * with datasets, and does not say otherwise. What KServe made for a server of its own is that server.
     */
    boolean concern(ClusterObject object) {
        return object.kind() != ObjectKind.LEADER_WORKER_SET && !object.isPartOfModelServer() && isAskedFor(object);
    }

    private boolean isAskedFor(ClusterObject object) {
        return object.annotation("evaluate")
                .map("true"::equals)
                .orElseGet(() -> object.kind().isModelServer()
                        && !(object.annotation("datasets").isEmpty() && datasets.isEmpty()));
    }
}
