package dev.longform.worker;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Sends until the broker has it: an absent broker is waited for. */
@ApplicationScoped
class ReliableSender {
    private static final Logger LOG = Logger.getLogger(ReliableSender.class);

    private final WorkerConfig config;
    private volatile boolean stopping;

    ReliableSender(WorkerConfig config) {
        this.config = config;
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Whether the process stops. */
    boolean isStopping() {
        return stopping;
    }

    /**
     * Sends, again and again while it fails, and returns when the broker has it.
     *
     * @throws StoppingException when the process stops first
     * @throws RecordTooLargeException when it will never be taken
     */
    void send(Supplier<CompletableFuture<Void>> sending) {
        while (true) {
            try {
                sending.get().get();
                return;
            } catch (ExecutionException e) {
                sentAgain(e.getCause());
            } catch (InterruptedException | InterruptException e) {
                throw interrupted(e);
            } catch (IllegalStateException | KafkaException e) {
                sentAgain(e);
            }
        }
    }

    private void sentAgain(Throwable failure) {
        if (failure instanceof RecordTooLargeException tooLarge) {
            throw tooLarge;
        }
        if (stopping) {
            throw new StoppingException(failure);
        }
        LOG.warnf("The broker did not take an event, it is sent again: %s", failure.toString());
        try {
            Thread.sleep(config.sendAgainAfter().toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StoppingException interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return new StoppingException(e);
    }
}
