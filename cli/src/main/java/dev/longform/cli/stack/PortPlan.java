package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import dev.longform.local.Ports;
import java.time.Duration;
import java.util.List;

/** Ports for a directory: those it had before, or new ones. */
final class PortPlan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final PortClaims claims;
    private final Duration patience;

    /**
     * @param claims what other systems of this user have
     * @param patience how long the children of a killed predecessor may take to free their ports
     */
    PortPlan(PortClaims claims, Duration patience) {
        this.claims = claims;
        this.patience = patience;
    }

    /**
     * Chooses, and stores what was chosen.
     *
     * @param replicas how many processes of every service
     * @throws Failure when a kept port is taken by another program
     */
    StackPorts forDirectory(StackDirectory directory, int replicas) {
        List<Listener> listeners = Listener.ofSystem(replicas);
        StackProperties kept = directory.properties();
        StackPorts ports =
                StackPorts.choose(listeners, kept.ports(listeners), kept.allPorts(), this::isFree, Ports::free);
        awaitFree(directory, ports);
        directory.properties().keep(ports);
        return ports;
    }

    private void awaitFree(StackDirectory directory, StackPorts ports) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Listener> taken = taken(directory, ports);
        while (!taken.isEmpty() && System.nanoTime() < deadline) {
            pause();
            taken = taken(directory, ports);
        }
        if (!taken.isEmpty()) {
            Listener listener = taken.get(0);
            throw new Failure("port " + ports.of(listener) + ", which " + directory.path() + " uses for "
                    + listener.title() + ", is taken by another program\nend that program, or delete the line 'port."
                    + listener.title() + "' in longform.properties there");
        }
    }

    /** A database of this directory that outlived its keeper is no stranger: its next start ends it. */
    private List<Listener> taken(StackDirectory directory, StackPorts ports) {
        return ports.asMap().keySet().stream()
                .filter(listener -> listener.replica().part() != Part.POSTGRES || !directory.hasLivingDatabase())
                .filter(listener -> !isFree(ports.of(listener)))
                .toList();
    }

    private boolean isFree(int port) {
        return claims.claim(port) && Ports.isFree(port);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while waiting for ports", e);
        }
    }
}
