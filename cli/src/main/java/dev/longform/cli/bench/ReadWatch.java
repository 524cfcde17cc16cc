package dev.longform.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads over REST all the time, from every process but the one that is just being replaced, and keeps what fails. */
final class ReadWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Read> reads;
    private final Map<String, Long> answered = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "reads over REST");
    private String away = "";
    private boolean closed;

    /**
     * A read.
     *
     * @param process which is asked
     * @param what is asked for
     * @param action asks; throws when there is no answer
     */
    record Read(String process, String what, Runnable action) {}

    private ReadWatch(List<Read> reads) {
        this.reads = List.copyOf(reads);
        this.thread.setDaemon(true);
    }

    /** Reads these in turn from now on, until it is closed. */
    static ReadWatch of(List<Read> reads) {
        ReadWatch watch = new ReadWatch(reads);
        watch.thread.start();
        return watch;
    }

    /** Returns when nothing is read from this process any more: it may end. */
    synchronized void leave(String process) {
        away = process;
    }

    /** Reads from all processes again. */
    synchronized void back() {
        away = "";
    }

    /** How many reads a process has answered. */
    synchronized long answered(String process) {
        return answered.getOrDefault(process, 0L);
    }

    /** How many reads all processes have answered. */
    synchronized long answered() {
        return answered.values().stream().mapToLong(count -> count).sum();
    }

    /** What was not answered, a line each. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    private void watch() {
        while (!isClosed()) {
            for (Read read : reads) {
                ask(read);
                Waiting.pause(PAUSE);
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void ask(Read read) {
        if (closed || read.process().equals(away)) {
            return;
        }
        try {
            read.action().run();
            answered.merge(read.process(), 1L, Long::sum);
        } catch (RuntimeException e) {
            String meanwhile = away.isEmpty() ? "" : " while " + away + " was replaced";
            failures.add(read.what() + " of " + read.process() + meanwhile + ": " + e.getMessage());
        }
    }

    /** Reads no more. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
