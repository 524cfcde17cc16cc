package dev.longform.needles.messaging;

import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Topic;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.needles.NeedleSettings;
import dev.longform.needles.domain.NeedlePlanter;
import dev.longform.platform.EventWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Answers a haystack on {@code longform.needles.v1}: its pairs in order, then the closing record, under one key. */
@ApplicationScoped
public class NeedlePublisher {
    private static final Logger LOG = Logger.getLogger(NeedlePublisher.class);

    private final NeedlePlanter planter;
    private final EventWriter writer;
    private final NeedleSettings settings;
    private final MeterRegistry meters;
    private final Semaphore madeByRule;

    public NeedlePublisher(NeedlePlanter planter, EventWriter writer, NeedleSettings settings, MeterRegistry meters) {
        this.planter = planter;
        this.writer = writer;
        this.settings = settings;
        this.meters = meters;
        this.madeByRule = new Semaphore(settings.madeByRule());
    }

    /**
     * Answers the request, from the beginning again as often as the broker does not take it.
     *
     * @return why it cannot be answered at all; empty when it was
     * @throws CallInterruptedException when this thread is interrupted meanwhile: the request was not answered
     */
    Optional<String> answer(HaystackRequest request) {
        while (true) {
            try {
                HaystackDone done = publish(request);
                count(done);
                return Optional.empty();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    return Optional.of("a pair is larger than a record may be: "
                            + e.getCause().getMessage());
                }
                LOG.warnf("Kafka did not take the pairs of %s, trying again: %s", request.haystackId(), e.getMessage());
                pause();
            }
        }
    }

    private HaystackDone publish(HaystackRequest request) {
        if (request.editing() != null) {
            return plant(request);
        }
        try {
            madeByRule.acquire();
        } catch (InterruptedException e) {
            throw stopped(e);
        }
        try {
            return plant(request);
        } finally {
            madeByRule.release();
        }
    }

    private HaystackDone plant(HaystackRequest request) {
        Deque<CompletableFuture<Void>> sent = new ArrayDeque<>();
        HaystackDone done = planter.plant(request, pair -> {
            if (sent.size() == settings.unacknowledgedPairs()) {
                sent.remove().join();
            }
            sent.add(send(request, EventType.NEEDLE_PAIR, pair));
            meters.counter("longform.needle.pairs", "aspect", pair.aspect()).increment();
        });
        sent.forEach(CompletableFuture::join);
        send(request, EventType.HAYSTACK_DONE, done).join();
        return done;
    }

    private CompletableFuture<Void> send(HaystackRequest request, String type, Object event) {
        return writer.send(Topic.NEEDLES_NAME, request.haystackId(), type, event);
    }

    private void count(HaystackDone done) {
        boolean failed = done.editing() != null && done.editing().failure() != null;
        String outcome = done.refused() != null ? "refused" : failed ? "failed" : "made";
        meters.counter("longform.haystacks", "outcome", outcome).increment();
    }

    /**
     * Waits before something is sent again.
     *
     * @throws CallInterruptedException when this thread is interrupted meanwhile
     */
    void pause() {
        try {
            Thread.sleep(settings.retryAfter().toMillis());
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static CallInterruptedException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CallInterruptedException(e);
    }
}
