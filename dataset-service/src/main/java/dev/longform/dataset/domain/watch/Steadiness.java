package dev.longform.dataset.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Waits until a revision has been ready for a while without interruption: a status may lag behind its object, and a
 * server that comes and goes is not worth calling.
 */
final class Steadiness {
    private final Duration settle;
    private final Map<String, Instant> readySince = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    Steadiness(Duration settle) {
        this.settle = settle;
    }

    /** Notes whether a revision of an object is ready now; says whether it has been for long enough. */
    boolean steady(String revisionOfObject, boolean ready, Instant now) {
        if (!ready) {
            readySince.remove(revisionOfObject);
            return false;
        }
        seen.add(revisionOfObject);
        Instant since = readySince.computeIfAbsent(revisionOfObject, key -> now);
        return !now.isBefore(since.plus(settle));
    }

    /** What was not noted since the last time begins anew when it comes back. */
    void forgetUnseen() {
        readySince.keySet().retainAll(seen);
        seen.clear();
    }
}
