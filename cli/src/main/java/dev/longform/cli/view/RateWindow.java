package dev.longform.cli.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Items per second over the last seconds. */
public final class RateWindow {
    private static final long WIDTH = Duration.ofSeconds(15).toNanos();
    private static final double NANOS = 1e9;

    /** A count at a time. */
    private record Point(long nanos, long count) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private final LongSupplier nanoTime;

    /**
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public RateWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes a new count and returns the rate; 0 as long as nothing can be said. */
    public double add(long count) {
        Point now = new Point(nanoTime.getAsLong(), count);
        points.addLast(now);
        while (points.size() > 2 && now.nanos() - points.getFirst().nanos() > WIDTH) {
            points.removeFirst();
        }
        Point first = points.getFirst();
        long elapsed = now.nanos() - first.nanos();
        return elapsed <= 0 ? 0 : Math.max(0, count - first.count()) / (elapsed / NANOS);
    }
}
