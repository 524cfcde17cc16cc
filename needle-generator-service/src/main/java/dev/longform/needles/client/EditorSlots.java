package dev.longform.needles.client;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.needles.domain.editing.EditingFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Never lets this process have more calls outstanding at an endpoint than the calling model's {@code maxConcurrency},
 * whatever is delivered to it. Over all processes the same limit holds by how many haystacks dataset-service has out.
 */
@ApplicationScoped
public class EditorSlots {
    private final Map<String, Integer> outstanding = new HashMap<>();

    /**
     * Makes a call when there is room for it.
     *
     * @throws EditingFailedException {@code TIMEOUT} when there was none before the deadline
     */
    public <T> T within(ModelSpec model, Instant deadline, Supplier<T> call) {
        String endpoint = String.valueOf(model.endpoint());
        enter(endpoint, model.maxConcurrency(), deadline);
        try {
            return call.get();
        } finally {
            leave(endpoint);
        }
    }

    private synchronized void enter(String endpoint, int limit, Instant deadline) {
        while (outstanding.getOrDefault(endpoint, 0) >= limit) {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0) {
                throw new EditingFailedException(Reason.TIMEOUT, "no call was free at " + endpoint + " in time");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException(e);
            }
        }
        outstanding.merge(endpoint, 1, Integer::sum);
    }

    private synchronized void leave(String endpoint) {
        outstanding.computeIfPresent(endpoint, (key, calls) -> calls == 1 ? null : calls - 1);
        notifyAll();
    }
}
