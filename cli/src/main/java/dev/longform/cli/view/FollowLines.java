package dev.longform.cli.view;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Without a terminal: every few seconds a line for each run that changed, and the last state at the end. */
public final class FollowLines implements FollowView {
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private List<RunProgress> latest = List.of();
    private final Map<String, String> printed = new HashMap<>();
    private long printedAt;

    public FollowLines(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.printedAt = nanoTime.getAsLong() - INTERVAL;
    }

    @Override
    public void show(List<RunProgress> runs) {
        latest = runs;
        if (nanoTime.getAsLong() - printedAt >= INTERVAL) {
            print();
        }
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        print();
    }

    private void print() {
        for (RunProgress run : latest) {
            String state = run.state() + run.done();
            if (!state.equals(printed.put(run.run(), state))) {
                out.printf("%-32s %d/%d  %s%n", run.model(), run.done(), run.total(), run.numbers());
            }
        }
        out.flush();
        printedAt = nanoTime.getAsLong();
    }
}
