package dev.longform.dataset.domain.watch;

import dev.longform.dataset.domain.deployments.Arrival;
import dev.longform.dataset.domain.deployments.DeploymentConflict;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.models.InvalidModel;
import dev.longform.dataset.domain.models.ModelConflict;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.persistence.WatchRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
            List<ClusterObject> all = cluster.objects();
            Map<String, ClusterObject> objects = new HashMap<>();
            all.stream().filter(rules::concern).forEach(object -> objects.put(object.source(), object));
            List<Watched> known = jdbi.withHandle(handle -> watched.concerning(handle, objects.keySet()));
            known.stream()
                    .filter(row -> !row.gone())
                    .forEach(row -> safely(row.source(), () -> depart(cluster, row, objects.get(row.source()))));
            objects.values()
                    .forEach(object -> safely(
                            object.source(),
                            () -> telling(object, cluster, () -> look(cluster, object, all, known, now))));
        }
        steadiness.forgetUnseen();
    }

    /** Lets another replica watch at once. */
    public void stop() {
        jdbi.useHandle(handle -> watched.release(handle, replica));
    }

    /** An object whose revision is unclear at the moment has not lost the one that it had. */
    private void depart(Cluster cluster, Watched row, ClusterObject object) {
        boolean gone = object == null ? cluster.knowsAllLike(row.source()) : hasAnother(object, row.identity());
        if (!gone) {
            return;
        }
        if (jdbi.withHandle(handle -> watched.isLast(handle, row))) {
            deployments.remove(row.identity().model(), row.identity().revision());
        }
        jdbi.useHandle(handle -> watched.leave(handle, row));
        LOG.infof("Revision gone: %s of %s", row.identity(), row.source());
    }

    private static boolean hasAnother(ClusterObject object, Identity identity) {
        try {
            return !Identity.of(object).equals(identity);
        } catch (UnclearObject e) {
            return false;
        }
    }

    private void look(
            Cluster cluster, ClusterObject object, List<ClusterObject> all, List<Watched> known, Instant now) {
        Identity identity = Identity.of(object);
        boolean steady = steadiness.steady(object.source() + " " + identity, Readiness.of(object, all), now);
        Optional<Watched> row =
                known.stream().filter(one -> one.is(object, identity)).findFirst();
        if (row.isEmpty()) {
            if (steady) {
                arrive(cluster, object, identity);
            }
        } else if (row.get().gone()) {
            cluster.tell(object, Note.known(identity));
        } else if (!row.get().reported()) {
            results.write(cluster, object, identity, now)
                    .ifPresent(word -> jdbi.useHandle(handle -> watched.report(handle, row.get(), word)));
        }
    }

    private void arrive(Cluster cluster, ClusterObject object, Identity identity) {
        Wish wish = Wish.of(object, rules);
        Wish.policy(object, rules); // refused now, and not when the runs have ended
        Arrival arrival = deployments.add(wish.description(), wish.plan());
        boolean removed = arrival.deployment().removedAt().isPresent();
        jdbi.useHandle(handle -> watched.insert(handle, object.source(), identity, removed));
        LOG.infof("Revision ready: %s of %s, new=%b", identity, object.source(), arrival.added());
        cluster.tell(
                object,
                removed
                        ? Note.known(identity)
                        : Note.started(identity, ResultWriter.ids(deployments.standing(arrival.deployment()))));
    }

    /** What is wrong with an object is told there. */
    private static void telling(ClusterObject object, Cluster cluster, Runnable action) {
        try {
            action.run();
        } catch (UnclearObject | InvalidModel | ModelConflict | DeploymentConflict | UnknownName | Gate.GateRefused e) {
            cluster.tell(object, Note.refused(e.getMessage()));
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
