package dev.longform.local.simulated;

import java.util.ArrayDeque;
import java.util.Deque;

/** So many calls are served at a time, the others wait in line. Used by the server's event loop only. */
final class Slots {
    private final Deque<Waiting> line = new ArrayDeque<>();
    private int free;

    Slots(int slots) {
        this.free = slots;
    }

    private record Waiting(Call call, Runnable work) {}

    /** Does the work of a call as soon as a slot is free; the call must {@link #leave} afterwards. */
    void enter(Call call, Runnable work) {
        if (free > 0) {
            free--;
            serve(new Waiting(call, work));
        } else {
            line.add(new Waiting(call, work));
        }
    }

    /** Gives a slot back, to the next call in line that is still wanted. */
    void leave() {
        Waiting next = line.poll();
        while (next != null && next.call.isEnded()) {
            next = line.poll();
        }
        if (next == null) {
            free++;
        } else {
            serve(next);
        }
    }

    private static void serve(Waiting next) {
        next.call.serve();
        next.work.run();
    }
}
