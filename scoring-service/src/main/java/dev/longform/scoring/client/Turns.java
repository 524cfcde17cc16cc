package dev.longform.scoring.client;

import dev.longform.endpoints.CallInterruptedException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Turns at the processors for the models in this process: more items at a time than processors only cost memory. When the
 * process stops, whoever waits for a turn gives up, and so does whoever has one, at its next step: the items are delivered
 * again.
 */
@Singleton
public class Turns {
    private static final long LOOK_EVERY_MS = 100;

    private final int most = Runtime.getRuntime().availableProcessors();
    private final Semaphore free = new Semaphore(most);
    private volatile boolean stopping;

    /** From now on nobody works. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Does work as soon as there is a turn.
     *
     * @throws CallInterruptedException when the process stops first
     */
    <T> T take(Supplier<T> work) {
        try {
            while (!free.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                goOn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        }
        try {
            goOn();
            return work.get();
        } finally {
            free.release();
        }
    }

    /**
     * For work of several steps, before each.
     *
     * @throws CallInterruptedException when the process stops
     */
    void goOn() {
        if (stopping || Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException(new InterruptedException("the process stops"));
        }
    }

    /** Ends the use of a model when nobody works with it any more: native code does not survive that otherwise. */
    void end(Runnable close) {
        stopping = true;
        free.acquireUninterruptibly(most);
        try {
            close.run();
        } finally {
            free.release(most);
        }
    }
}
