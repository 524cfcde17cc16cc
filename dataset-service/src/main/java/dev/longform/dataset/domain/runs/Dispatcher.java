package dev.longform.dataset.domain.runs;

import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Refills endpoints whose credits may have become free: one reservation at a time per endpoint in this process, and one
 * more when something happened meanwhile. What is reserved is published beside the next reservation: a credit that is
 * freed does not wait for the broker to take other items.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int RESERVING = 4;
    private static final int PUBLISHING = 8;

    private final Credits credits;
    private final Publisher publisher;
    private final Map<String, AtomicInteger> wanted = new ConcurrentHashMap<>();
    private final ExecutorService reserving = Executors.newFixedThreadPool(RESERVING);
    private final ExecutorService publishing = Executors.newFixedThreadPool(PUBLISHING);

    public Dispatcher(Credits credits, Publisher publisher) {
        this.credits = credits;
        this.publisher = publisher;
    }

    /** Refills an endpoint soon; returns at once. */
    public void refill(String endpoint) {
        if (wanted.computeIfAbsent(endpoint, key -> new AtomicInteger()).getAndIncrement() == 0) {
            reserving.execute(() -> refillUntilQuiet(endpoint));
        }
    }

    private void refillUntilQuiet(String endpoint) {
        AtomicInteger calls = wanted.get(endpoint);
        int seen;
        do {
            seen = calls.get();
            try {
                publish(endpoint, credits.reserve(endpoint));
            } catch (RuntimeException e) {
                LOG.warnf("Endpoint %s not refilled, tried again by the next tick: %s", endpoint, e.getMessage());
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    /** Publishes soon what was reserved; returns at once. */
    public void publish(String endpoint, List<Granted> granted) {
        if (!granted.isEmpty()) {
            publishing.execute(() -> publishNow(endpoint, granted));
        }
    }

    private void publishNow(String endpoint, List<Granted> granted) {
        try {
            publisher.publish(granted);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d items of endpoint %s are reserved and not published, they are taken over later: %s",
                    granted.size(), endpoint, e.getMessage());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        reserving.shutdown();
        reserving.awaitTermination(5, TimeUnit.SECONDS);
        publishing.shutdown();
        publishing.awaitTermination(5, TimeUnit.SECONDS);
    }
}
