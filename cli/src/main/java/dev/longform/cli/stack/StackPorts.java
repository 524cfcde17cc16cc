package dev.longform.cli.stack;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Which part listens where, on 127.0.0.1. */
public final class StackPorts {
    private final Map<Part, Integer> ports;

    StackPorts(Map<Part, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /**
     * The usual ports, each replaced by a free one when it is taken.
     *
     * @param isFree whether a port could be listened on
     * @param free a port that is free
     */
    static StackPorts choose(IntPredicate isFree, IntSupplier free) {
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        Set<Integer> used = new HashSet<>();
        for (Part part : Part.values()) {
            int port = part.usualPort();
            while (used.contains(port) || !isFree.test(port)) {
                port = free.getAsInt();
            }
            used.add(port);
            chosen.put(part, port);
        }
        return new StackPorts(chosen);
    }

    int of(Part part) {
        return ports.get(part);
    }

    /** The root of a service. */
    String url(Part part) {
        return "http://127.0.0.1:" + of(part);
    }

    /** What a client of the part connects to. */
    String address(Part part) {
        return "127.0.0.1:" + of(part);
    }

    Map<Part, Integer> asMap() {
        return Map.copyOf(ports);
    }
}
