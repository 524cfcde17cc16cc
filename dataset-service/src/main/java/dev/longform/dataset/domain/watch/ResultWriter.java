package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.deployments.Standing;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes back what came of a revision, when its runs have ended. */
final class ResultWriter {
    /** The numbers reach the gate through the broker. */
    private static final Duration TRAVEL = Duration.ofSeconds(5);

    /** Until then a gate that cannot say may not have heard of everything. */
    private static final Duration LONGEST_TRAVEL = Duration.ofMinutes(1);

    private static final String EVALUATED = "EVALUATED";
    private static final String CANCELLED = "CANCELLED";

    private final Deployments deployments;
    private final Gate gate;
    private final WatchRules rules;

    ResultWriter(Deployments deployments, Gate gate, WatchRules rules) {
        this.deployments = deployments;
        this.gate = gate;
        this.rules = rules;
    }

    /** The word that was written back; empty while runs go on, or while nobody can say. */
    Optional<String> write(Cluster cluster, ClusterObject object, Identity identity, Instant now) {
        Standing standing = deployments.find(identity.model(), identity.revision());
        List<Run> runs = standing.runs().stream().map(RunStatus::run).toList();
        if (!runs.stream().allMatch(run -> hasEnded(run, now.minus(TRAVEL)))) {
            return Optional.empty();
        }
        if (runs.stream().anyMatch(run -> run.state() != RunState.COMPLETED)) {
            return Optional.of(write(cluster, object, identity, CANCELLED, Note.cancelled(identity)));
        }
        if (runs.size() < standing.deployment().runs().size()) {
            return Optional.of(write(cluster, object, identity, CANCELLED, Note.deleted(identity)));
        }
        Optional<JsonNode> policy = Wish.policy(object, rules);
        if (policy.isEmpty()) {
            return Optional.of(write(cluster, object, identity, EVALUATED, Note.finished(identity, ids(standing))));
        }
        Gate.Decision decision = gate.decide(identity, policy.get());
        if (decision.word().equals(Gate.INCONCLUSIVE)
                && !runs.stream().allMatch(run -> hasEnded(run, now.minus(LONGEST_TRAVEL)))) {
            return Optional.empty();
        }
        return Optional.of(write(cluster, object, identity, decision.word(), Note.judged(identity, decision)));
    }

    private static String write(Cluster cluster, ClusterObject object, Identity identity, String word, Note note) {
        cluster.annotate(
                object,
                Map.of(
                        ClusterObject.PREFIX + "gate",
                        word,
                        ClusterObject.PREFIX + "gate-revision",
                        identity.revision()));
        cluster.tell(object, note);
        return word;
    }

    private static boolean hasEnded(Run run, Instant before) {
        return run.state().ended()
                && run.endedAt().map(end -> end.isBefore(before)).orElse(true);
    }

    /** The ids of a revision's runs. */
    static String ids(Standing standing) {
        return standing.runs().stream()
                .map(status ->
                        "run " + status.run().id() + " on " + status.datasetName() + "@" + status.datasetVersion())
                .collect(Collectors.joining(", "));
    }
}
