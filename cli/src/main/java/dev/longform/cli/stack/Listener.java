package dev.longform.cli.stack;

import java.util.List;
import java.util.stream.Stream;

/**
 * A port of one process.
 *
 * @param replica whose port it is
 * @param management whether it is the second one that services have, for health and metrics
 */
record Listener(Replica replica, boolean management) {
    private static final int MANAGEMENT_OFFSET = 5;
    private static final int REPLICA_OFFSET = 10;

    /** Every port of a system with so many processes of each service. */
    static List<Listener> ofSystem(int replicas) {
        Stream<Listener> infrastructure = Stream.of(Part.values())
                .filter(part -> !Part.SERVICES.contains(part))
                .map(Listener::main);
        Stream<Listener> services = Replica.ofServices(replicas).stream()
                .flatMap(replica -> Stream.of(new Listener(replica, false), new Listener(replica, true)));
        return Stream.concat(services, infrastructure).toList();
    }

    /** Where the only, or first, process of a part serves its clients. */
    static Listener main(Part part) {
        return new Listener(Replica.first(part), false);
    }

    /** Its name in messages and {@code longform.properties}. */
    String title() {
        return management ? replica.title() + "-management" : replica.title();
    }

    /** Where it is unless that port is taken. */
    int usualPort() {
        int further = replica.number() == 1 ? 0 : REPLICA_OFFSET * replica.number();
        return replica.part().usualPort() + further + (management ? MANAGEMENT_OFFSET : 0);
    }
}
