package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child process that is started again when it dies, after growing waits. Its standard input is a pipe from this
 * process, so that it sees when this process is gone; the keyboard's signals do not reach it.
 */
final class Child {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final double MILLIS = 1000.0;

    private final ChildSpec spec;
    private final Consumer<String> events;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread keeper;
    private Process process;
    private boolean stopping;

    /**
     * @param events told what happens, a line at a time
     */
    Child(ChildSpec spec, Consumer<String> events) {
        this.spec = spec;
        this.events = events;
        this.keeper = new Thread(this::keep, "keeper of " + spec.title());
        this.keeper.setDaemon(true);
    }

    /** Starts it in the background. */
    void start() {
        keeper.start();
    }

    /**
     * Waits for the first start to be ready.
     *
     * @throws Failure when it ended or took too long; with the end of its log
     */
    void awaitReady() {
        try {
            firstReady.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The process that runs now; null when there is none. */
    synchronized Process process() {
        return process;
    }

    /** Asks it to end, waits, and kills it when it does not. */
    void stop() {
        Process running;
        synchronized (this) {
            stopping = true;
            running = process;
            notifyAll();
        }
        firstReady.completeExceptionally(new Failure(spec.title() + " was stopped"));
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(spec.patience().end().toMillis(), TimeUnit.MILLISECONDS)) {
                events.accept(spec.title() + " does not end, killing it");
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        Duration wait = spec.patience().firstWait();
        try {
            while (true) {
                long started = System.nanoTime();
                boolean wasReady = live(started);
                if (isStopping()) {
                    return;
                }
                if (!firstReady.isDone() || firstReady.isCompletedExceptionally()) {
                    firstReady.completeExceptionally(new Failure(explain()));
                    return;
                }
                wait = wasReady && elapsed(started).compareTo(spec.patience().longestWait()) > 0
                        ? spec.patience().firstWait()
                        : wait;
                events.accept("%s ended (%s), starting it again in %.1f s"
                        .formatted(spec.title(), exit(), wait.toMillis() / MILLIS));
                pause(wait);
                wait = shorter(wait.multipliedBy(2), spec.patience().longestWait());
            }
        } catch (IOException e) {
            firstReady.completeExceptionally(new Failure(spec.title() + " cannot be started: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life, from start to death. Returns whether it got ready. */
    private boolean live(long started) throws IOException, InterruptedException {
        long from = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
        Process child;
        synchronized (this) {
            if (stopping) {
                return false;
            }
            child = launch();
            process = child;
        }
        boolean ready = awaitReady(child, from, started);
        if (ready && !isStopping()) {
            events.accept(String.format(
                    Locale.ROOT,
                    "%-26s ready after %4.1f s   %s",
                    spec.title(),
                    elapsed(started).toMillis() / MILLIS,
                    spec.address()));
            firstReady.complete(null);
        }
        child.waitFor();
        return ready;
    }

    private boolean awaitReady(Process child, long from, long started) throws InterruptedException {
        while (child.isAlive() && !isStopping()) {
            try {
                if (spec.readiness().isReady(spec.log(), from)) {
                    return true;
                }
            } catch (IOException e) {
                if (!child.isAlive()) {
                    return false;
                }
            }
            if (elapsed(started).compareTo(spec.patience().ready()) > 0) {
                events.accept(spec.title() + " is not ready after "
                        + spec.patience().ready().toSeconds() + " s, killing it");
                child.destroyForcibly();
                return false;
            }
            child.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private Process launch() throws IOException {
        Files.createDirectories(spec.log().getParent());
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "longform"));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private String explain() {
        return spec.title() + " does not start (" + exit() + ")" + LogTail.of(spec.log()) + "\nits log: " + spec.log();
    }

    private String exit() {
        Process ended = process();
        return ended == null || ended.isAlive() ? "not running" : "exit code " + ended.exitValue();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized void pause(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (!stopping && System.nanoTime() < until) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        }
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
