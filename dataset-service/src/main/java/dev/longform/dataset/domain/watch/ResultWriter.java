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
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what came of a revision, when its runs have ended. */
final class ResultWriter {
    /** The numbers reach the gate through the broker. */
    private static final Duration TRAVEL = Duration.ofSeconds(5);

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

    /** The word that was told; empty while runs go on, or while nobody can say. */
    Optional<String> write(Voice voice, ClusterObject object, Identity identity, Instant now) {
        Standing standing = deployments.find(identity.model(), identity.revision());
        List<Run> runs = standing.runs().stream().map(RunStatus::run).toList();
        if (!runs.stream().allMatch(run -> hasEnded(run, now.minus(TRAVEL)))) {
            return Optional.empty();
        }
        if (runs.stream().anyMatch(run -> run.state() != RunState.COMPLETED)) {
            return Optional.of(write(voice, object, CANCELLED, Note.cancelled(identity)));
        }
        if (runs.size() < standing.deployment().runs().size()) {
            return Optional.of(write(voice, object, CANCELLED, Note.deleted(identity)));
        }
        Optional<JsonNode> policy = Wish.policy(object, rules);
        if (policy.isEmpty()) {
            return Optional.of(write(voice, object, EVALUATED, Note.finished(identity, ids(standing))));
        }
        boolean late = runs.stream().allMatch(run -> hasEnded(run, now.minus(rules.patience())));
        boolean complete = gate.hasAll(standing.runs());
        if (!complete && !late) {
            return Optional.empty();
        }
        Gate.Decision decision = complete ? gate.decide(identity, standing.runs(), policy.get()) : incomplete(standing);
        return Optional.of(write(voice, object, decision.word(), Note.judged(identity, decision)));
    }

    private static String write(Voice voice, ClusterObject object, String word, Note note) {
        voice.tell(object, note);
        return word;
    }

    private Gate.Decision incomplete(Standing standing) {
        return new Gate.Decision(
                Gate.INCONCLUSIVE,
                Gate.INCONCLUSIVE + ": the gate still lacked verdicts " + rules.patience() + " after the runs' end: "
                        + ids(standing));
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
