package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.dataset.domain.deployments.Arrival;
import dev.longform.dataset.domain.deployments.DeploymentConflict;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.deployments.Standing;
import dev.longform.dataset.domain.models.InvalidModel;
import dev.longform.dataset.domain.models.ModelConflict;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.WatchRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the registry of the revisions that a cluster serves and of those that it serves no more, and the cluster of what
 * came of them. It looks at what is there, not at what changed: a round may be repeated, left out, or made by another
 * replica, and what happened in between is caught up.
 */
public final class ClusterWatch {
    private static final Logger LOG = Logger.getLogger(ClusterWatch.class);

    private final Jdbi jdbi;
    private final WatchRepository watched;
    private final Deployments deployments;
    private final WatchRules rules;
    private final UUID replica;
    private final Steadiness steadiness;
    private final ResultWriter results;
    private final Voice.Refusals refusals = new Voice.Refusals();

    /**
     * @param replica who asks for the lease
     */
    public ClusterWatch(
            Jdbi jdbi, WatchRepository watched, Deployments deployments, Gate gate, WatchRules rules, UUID replica) {
        this.jdbi = jdbi;
        this.watched = watched;
        this.deployments = deployments;
        this.rules = rules;
        this.replica = replica;
        this.steadiness = new Steadiness(rules.settle());
        this.results = new ResultWriter(deployments, gate, rules);
    }

    /** Looks once, unless another replica watches. */
    public void round(Cluster cluster, Instant now) {
        if (jdbi.withHandle(handle -> watched.hold(handle, replica, rules.lease()))) {
            look(cluster, now);
        }
        steadiness.forgetUnseen();
    }

    private void look(Cluster cluster, Instant now) {
        List<ClusterObject> all = cluster.objects();
        Map<String, ClusterObject> objects = new HashMap<>();
        all.stream().filter(rules::concern).forEach(object -> objects.put(object.source(), object));
        List<ClusterObject> spokenTo = all.stream()
                .filter(object -> objects.containsKey(object.source()) || wasSpokenTo(object))
                .toList();
        Set<String> sources = spokenTo.stream().map(ClusterObject::source).collect(Collectors.toSet());
        Voice voice = new Voice(cluster, refusals, now);
        refusals.keepOnly(sources);
        List<Watched> known = known(sources);
        known.stream()
                .filter(row -> !row.gone())
                .forEach(row -> safely(row.source(), () -> depart(cluster, row, objects.get(row.source()))));
        objects.values()
                .forEach(object -> safely(
                        object.source(),
                        () -> telling(object, voice, () -> look(cluster, voice, object, all, known, now))));
        List<Watched> since = known(sources);
        spokenTo.forEach(object -> safely(object.source(), () -> annotate(voice, object, since)));
    }

    private List<Watched> known(Set<String> sources) {
        return jdbi.withHandle(handle -> watched.concerning(handle, sources));
    }

    /** What KServe makes has copies of the annotations, which are not ours. */
    private static boolean wasSpokenTo(ClusterObject object) {
        return !object.isPartOfModelServer()
                && object.annotation(GateAnnotations.REVISION).isPresent();
    }

    private static void annotate(Voice voice, ClusterObject object, List<Watched> known) {
        Map<String, String> annotations = GateAnnotations.mending(object, known);
        if (!annotations.isEmpty()) {
            voice.annotate(object, annotations);
        }
    }

    /** Lets another replica watch at once. */
    public void stop() {
        jdbi.useHandle(handle -> watched.release(handle, replica));
    }

    private void depart(Cluster cluster, Watched row, ClusterObject object) {
        boolean gone = object == null
                ? cluster.knowsAllLike(row.source())
                : row.identity().wasLeftBy(object);
        if (!gone) {
            return;
        }
        if (jdbi.withHandle(handle -> watched.isLast(handle, row))) {
            deployments.remove(row.identity().model(), row.identity().revision());
        }
        jdbi.useHandle(handle -> watched.leave(handle, row));
        LOG.infof("Revision gone: %s of %s", row.identity(), row.source());
    }

    private void look(
            Cluster cluster,
            Voice voice,
            ClusterObject object,
            List<ClusterObject> all,
            List<Watched> known,
            Instant now) {
        Identity identity = Identity.of(object);
        boolean ready = Readiness.of(object, all) && !hidesParts(cluster, object);
        boolean steady = steadiness.steady(object.source() + " " + identity, ready, now);
        Optional<Watched> row =
                known.stream().filter(one -> one.is(object, identity)).findFirst();
        if (row.isEmpty()) {
            if (steady) {
                arrive(voice, object, identity);
            }
        } else if (row.get().gone()) {
            if (steady) {
                comeBack(voice, object, row.get());
            }
        } else {
            goOn(voice, object, row.get(), steady, now);
        }
    }

    /** What has a word is known by it; runs that were cancelled as the revision disappeared go on. */
    private void comeBack(Voice voice, ClusterObject object, Watched row) {
        Identity identity = row.identity();
        Standing standing = deployments.comeBack(
                identity.model(), identity.revision(), row.word().isEmpty());
        jdbi.useHandle(handle -> watched.comeBack(handle, row));
        LOG.infof("Revision back: %s of %s", identity, row.source());
        voice.tell(
                object,
                row.word()
                        .map(word -> Note.known(identity, word))
                        .orElseGet(() -> Note.resumed(identity, ResultWriter.ids(standing))));
    }

    /** Another policy counts until there is a word; anything else is what the revision was taken in with. */
    private void goOn(Voice voice, ClusterObject object, Watched row, boolean steady, Instant now) {
        if (row.word().isEmpty()) {
            Optional<String> policy = policy(object);
            results.write(voice, object, row.identity(), now)
                    .ifPresent(word -> jdbi.useHandle(handle -> watched.report(handle, row, word, policy)));
        }
        if (steady && row.wish().isPresent()) {
            List<String> changed =
                    new ArrayList<>(Wish.of(object, rules).changes(row.wish().get()));
            if (row.word().isPresent() && !policy(object).equals(row.policy())) {
                changed.add("policy");
            }
            if (!changed.isEmpty()) {
                voice.tell(object, Note.unchanged(row.identity(), changed));
            }
        }
    }

    private Optional<String> policy(ClusterObject object) {
        return Wish.policy(object, rules).map(JsonNode::toString);
    }

    /** Until everything is known that may be a part of a server of KServe, nobody can say that it is rolled out. */
    private static boolean hidesParts(Cluster cluster, ClusterObject object) {
        return object.kind().isModelServer()
                && Readiness.PARTS.stream().anyMatch(kind -> cluster.mayHide(kind, object.namespace()));
    }

    private void arrive(Voice voice, ClusterObject object, Identity identity) {
        Wish wish = Wish.of(object, rules);
        Wish.policy(object, rules); // refused now, and not when the runs have ended
        Arrival arrival = deployments.add(
                wish.description(),
                wish.plan(),
                (handle, deployment) -> watched.insert(
                        handle,
                        object.source(),
                        identity,
                        wish.text(),
                        deployment.removedAt().isPresent()));
        LOG.infof("Revision ready: %s of %s, new=%b", identity, object.source(), arrival.added());
        if (arrival.deployment().removedAt().isEmpty()) {
            voice.tell(object, Note.started(identity, ResultWriter.ids(deployments.standing(arrival.deployment()))));
        }
    }

    /** What is wrong with an object is told there. */
    private static void telling(ClusterObject object, Voice voice, Runnable action) {
        try {
            action.run();
        } catch (UnclearObject | InvalidModel | ModelConflict | DeploymentConflict | UnknownName | Gate.GateRefused e) {
            voice.tell(object, Note.refused(e.getMessage()));
        }
    }

    /** One object holds up no other. */
    private static void safely(String source, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warnf("Watched object tried again: %s: %s", source, e.getMessage());
        }
    }
}
