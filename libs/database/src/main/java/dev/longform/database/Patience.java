package dev.longform.database;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Tries again, with growing waits, for as long as it takes or until the service stops. */
@ApplicationScoped
public class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Duration firstWait;
    private final Duration longestWait;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    public Patience() {
        this(FIRST_WAIT, LONGEST_WAIT);
    }

    Patience(Duration firstWait, Duration longestWait) {
        this.firstWait = firstWait;
        this.longestWait = longestWait;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    /**
     * Runs the action until it succeeds.
     *
     * @param what it does, for the log
     * @param action what to do
     * @param hopeless failures that no wait will mend; they are thrown at once
     * @throws InterruptedException when the service stops first
     */
    public void until(String what, Runnable action, Predicate<RuntimeException> hopeless) throws InterruptedException {
        Duration wait = firstWait;
        while (true) {
            try {
                action.run();
                return;
            } catch (RuntimeException e) {
                if (hopeless.test(e)) {
                    throw e;
                }
                LOG.warnf("%s failed; tried again in %d ms: %s", what, wait.toMillis(), Failures.reason(e));
            }
            if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the service stops");
            }
            wait = wait.multipliedBy(2).compareTo(longestWait) < 0 ? wait.multipliedBy(2) : longestWait;
        }
    }
}
