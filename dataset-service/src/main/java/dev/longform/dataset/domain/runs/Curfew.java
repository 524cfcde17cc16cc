package dev.longform.dataset.domain.runs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Keeps what happens by the clock from happening while the service stops, when the database is going away. */
@ApplicationScoped
public class Curfew {
    private static final int PATIENCE_SECONDS = 10;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /** Does it, unless the service stops. */
    public void unlessStopping(Runnable task) {
        if (!lock.readLock().tryLock()) {
            return;
        }
        try {
            if (!stopping) {
                task.run();
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for what has begun. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            lock.writeLock().unlock();
        }
    }
}
