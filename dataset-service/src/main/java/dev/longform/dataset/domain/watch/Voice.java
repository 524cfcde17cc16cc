package dev.longform.dataset.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Says things in the cluster. What the cluster does not allow is logged, left alone for a while, and holds up nothing
 * else.
 */
final class Voice {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Voice.class);

    private final Cluster cluster;
    private final Instant now;
    private final Refusals refusals;

    /** What was refused lately, from round to round. */
    static final class Refusals {
        private final Map<String, Instant> until = new HashMap<>();
        private final Map<String, String> said = new HashMap<>();

        private boolean pausing(String what, Instant now) {
            Instant end = until.get(what);
            return end != null && now.isBefore(end);
        }

        private void add(String what, String why, Instant now) {
            until.put(what, now.plus(PAUSE));
            if (!why.equals(said.put(what, why))) {
                LOG.warnf("Not written to %s, tried again in %s: %s", what, PAUSE, why);
            }
        }

        private void forget(String what) {
            until.remove(what);
            said.remove(what);
        }

        /** Forgets what was refused to objects that are no more. */
        void keepOnly(Set<String> sources) {
            until.keySet().removeIf(what -> !sources.contains(source(what)));
            said.keySet().removeIf(what -> !sources.contains(source(what)));
        }

        private static String source(String what) {
            return what.substring(0, what.indexOf(' '));
        }
    }

    Voice(Cluster cluster, Refusals refusals, Instant now) {
        this.cluster = cluster;
        this.refusals = refusals;
        this.now = now;
    }

    void tell(ClusterObject object, Note note) {
        unlessRefused(object.source() + " event " + note.reason(), () -> cluster.tell(object, note));
    }

    void annotate(ClusterObject object, Map<String, String> annotations) {
        unlessRefused(object.source() + " annotations", () -> cluster.annotate(object, annotations));
    }

    private void unlessRefused(String what, Runnable write) {
        if (refusals.pausing(what, now)) {
            return;
        }
        try {
            write.run();
            refusals.forget(what);
        } catch (WriteRefused e) {
            refusals.add(what, e.getMessage(), now);
        }
    }
}
