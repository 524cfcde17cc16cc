package dev.longform.dataset.domain.runs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Refills endpoints whose credits may have become free: one refill at a time per endpoint in this process, and one more
 * when something happened meanwhile.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int THREADS = 4;

    private final Credits credits;
    private final Publisher publisher;
    private final Map<String, AtomicInteger> wanted = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    public Dispatcher(Credits credits, Publisher publisher) {
        this.credits = credits;
        this.publisher = publisher;
    }

    /** Refills an endpoint soon; returns at once. */
    public void refill(String endpoint) {
        if (wanted.computeIfAbsent(endpoint, key -> new AtomicInteger()).getAndIncrement() == 0) {
            threads.execute(() -> refillUntilQuiet(endpoint));
        }
    }

    private void refillUntilQuiet(String endpoint) {
        AtomicInteger calls = wanted.get(endpoint);
        int seen;
        do {
            seen = calls.get();
            try {
                publisher.publish(credits.reserve(endpoint));
            } catch (RuntimeException e) {
                LOG.warnf("Endpoint %s not refilled, tried again by the next tick: %s", endpoint, e.getMessage());
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
