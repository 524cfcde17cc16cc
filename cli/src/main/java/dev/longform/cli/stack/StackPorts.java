package dev.longform.cli.stack;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Which process listens where, on 127.0.0.1. */
final class StackPorts {
    private final Map<Listener, Integer> ports;

    private StackPorts(Map<Listener, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The kept ports; for those that have none the usual ones, each replaced by a free one when it is taken.
     *
     * @param wanted who needs a port
     * @param kept those of the last system
     * @param reserved not chosen for anybody who has none
     * @param isFree whether a port could be listened on
     * @param free a port that is free
     */
    static StackPorts choose(
            List<Listener> wanted,
            Map<Listener, Integer> kept,
            Collection<Integer> reserved,
            IntPredicate isFree,
            IntSupplier free) {
        Map<Listener, Integer> chosen = new LinkedHashMap<>(kept);
        Set<Integer> used = new HashSet<>(reserved);
        used.addAll(kept.values());
        for (Listener listener : wanted) {
            if (!chosen.containsKey(listener)) {
                int port = listener.usualPort();
                while (used.contains(port) || !isFree.test(port)) {
                    port = free.getAsInt();
                }
                used.add(port);
                chosen.put(listener, port);
            }
        }
        return new StackPorts(chosen);
    }

    /** Of the only, or first, process of a part. */
    int of(Part part) {
        return of(Listener.main(part));
    }

    int of(Listener listener) {
        return ports.get(listener);
    }

    /** The root of a service's process. */
    String url(Replica replica) {
        return "http://127.0.0.1:" + of(new Listener(replica, false));
    }

    /** The root of a service's health and metrics. */
    String managementUrl(Replica replica) {
        return "http://127.0.0.1:" + of(new Listener(replica, true));
    }

    /** What a client of the part connects to. */
    String address(Part part) {
        return "127.0.0.1:" + of(part);
    }

    Map<Listener, Integer> asMap() {
        return Map.copyOf(ports);
    }
}
