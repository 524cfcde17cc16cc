package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child process that is started again when it dies, after growing waits, until it is stopped. */
final class Child {
    private static final double MILLIS = 1000.0;

    private final ChildSpec spec;
    private final Consumer<String> events;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread keeper;
    private Life life;
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

    /** Its name. */
    String title() {
        return spec.title();
    }

    /** The process that runs now; empty between two lives. */
    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(life)
                .map(Life::process)
                .filter(Process::isAlive)
                .map(Process::toHandle);
    }

    /** Asks it to end, for good. */
    void askToStop() {
        synchronized (this) {
            stopping = true;
            if (life != null) {
                life.ask();
            }
            notifyAll();
        }
        firstReady.completeExceptionally(new Failure(spec.title() + " was stopped"));
    }

    /** Waits for its end after it was asked, and kills it when it takes too long. Returns whether it had to be killed. */
    boolean awaitStop() {
        Life running;
        synchronized (this) {
            running = life;
        }
        boolean killed = running != null && running.awaitOrKill();
        if (killed) {
            events.accept(spec.title() + " did not end in time and was killed");
        }
        return killed;
    }

    private void keep() {
        Duration wait = spec.patience().firstWait();
        try {
            while (!isStopping()) {
                long started = System.nanoTime();
                String death = live();
                if (isStopping()) {
                    return;
                }
                if (!firstReady.isDone()) {
                    firstReady.completeExceptionally(new Failure(explain(death)));
                    return;
                }
                Duration lived = Duration.ofNanos(System.nanoTime() - started);
                wait = lived.compareTo(spec.patience().longestWait()) > 0
                        ? spec.patience().firstWait()
                        : wait;
                events.accept(String.format(
                        Locale.ROOT,
                        "%s ended (%s), starting it again in %.1f s",
                        spec.title(),
                        death,
                        wait.toMillis() / MILLIS));
                pause(wait);
                wait = shorter(wait.multipliedBy(2), spec.patience().longestWait());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life, from start to death. Returns how it ended. */
    private String live() throws InterruptedException {
        Life current;
        try {
            current = begin();
        } catch (IOException e) {
            return e.getMessage();
        }
        if (current == null) {
            return "not wanted";
        }
        if (current.awaitReady(this::isStopping)) {
            report(current);
        }
        return current.awaitEnd();
    }

    /** A new process; null when it is not wanted any more. */
    private synchronized Life begin() throws IOException {
        if (stopping) {
            return null;
        }
        life = Life.begin(spec);
        return life;
    }

    private void report(Life current) {
        events.accept(String.format(
                Locale.ROOT,
                "%-26s ready after %4.1f s   %s",
                spec.title(),
                current.age().toMillis() / MILLIS,
                spec.address()));
        firstReady.complete(null);
    }

    private String explain(String death) {
        return spec.title() + " does not start (" + death + ")" + LogTail.of(spec.log()) + "\nits log: " + spec.log();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized void pause(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); !stopping && left > 0; left = until - System.nanoTime()) {
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
