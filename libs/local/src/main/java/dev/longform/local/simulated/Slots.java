package dev.longform.local.simulated;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many calls are served at a time, the others wait in line. A call that waited begins when the one before it was due,
 * not when a busy machine got round to it: the server's capacity is slots over latency, never more, and hardly less. Used
 * by the server's event loop only.
 */
final class Slots {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Deque<Waiting> line = new ArrayDeque<>();
    private final Vertx vertx;
    private long latencyNanos;
    private int free;

    Slots(Vertx vertx, int slots, int latencyMs) {
        this.vertx = vertx;
        this.free = slots;
        this.latencyNanos = Duration.ofMillis(latencyMs).toNanos();
    }

    private record Waiting(Call call, Runnable work) {}

    /** Does the work of a call when it has had a slot for the latency; the call must {@link #leave} afterwards. */
    void enter(Call call, Runnable work) {
        if (free > 0) {
            free--;
            serve(new Waiting(call, work), System.nanoTime());
        } else {
            line.add(new Waiting(call, work));
        }
    }

    /** Gives the slot of a call that is done, or gone, to the next one in line that is still wanted. */
    void leave(Call call) {
        Waiting next = line.poll();
        while (next != null && next.call.isEnded()) {
            next = line.poll();
        }
        if (next == null) {
            free++;
        } else {
            serve(next, later(earlier(call.dueAt(), System.nanoTime()), next.call.arrivedAt()));
        }
    }

    /** Takes no time for calls that get a slot from now on. */
    void hurry() {
        latencyNanos = 0;
    }

    private void serve(Waiting next, long begin) {
        next.call.serve(begin + latencyNanos);
        long left = next.call.dueAt() - System.nanoTime();
        if (left <= 0) {
            next.work.run();
        } else {
            vertx.setTimer((left + NANOS_PER_MS - 1) / NANOS_PER_MS, timer -> next.work.run());
        }
    }

    private static long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
