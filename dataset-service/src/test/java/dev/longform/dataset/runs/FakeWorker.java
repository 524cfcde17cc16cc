package dev.longform.dataset.runs;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Stands in for scoring-service on the real broker: takes requests, and answers them when the test says so. */
final class FakeWorker implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventWriter events;
    private final Thread thread;
    private final List<EvaluationRequest> seen = new CopyOnWriteArrayList<>();
    private final Queue<EvaluationRequest> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger spent = new AtomicInteger();
    private volatile Predicate<EvaluationRequest> mine = request -> false;
    private volatile Behaviour behaviour = Behaviour.HOLD;
    private volatile boolean stopped;

    /** What it does with a request. */
    enum Behaviour {
        HOLD,
        ANSWER,
        UNREACHABLE,
        UNPARSABLE,
        /** Answers with as many calls as it may make, 7 when it may make any number. */
        SPEND
    }

    FakeWorker(KafkaClients clients, EventWriter events) {
        this.events = events;
        this.consumer = clients.consumer("fake-worker-" + UUID.randomUUID());
        consumer.subscribe(List.of(Topic.SCORING.topicName()));
        this.thread = new Thread(this::work, "fake-worker");
        thread.start();
    }

    /** From now on, and for what it holds. */
    FakeWorker behave(Behaviour now, Predicate<EvaluationRequest> forWhich) {
        mine = forWhich;
        behaviour = now;
        if (now != Behaviour.HOLD) {
            for (EvaluationRequest request = held.poll(); request != null; request = held.poll()) {
                handle(request);
            }
        }
        return this;
    }

    /** Answers the oldest request that it holds. */
    EvaluationRequest answerOne() {
        EvaluationRequest request = held.remove();
        send(verdict(request, Outcome.CORRECT, null, EndpointSignal.ALIVE));
        return request;
    }

    /** Says of the oldest request that it holds that the server asked for less. */
    void refuseOne() {
        send(verdict(held.remove(), Outcome.UNSCORED, Reason.RATE_LIMITED, EndpointSignal.OVERLOADED));
    }

    List<EvaluationRequest> seen() {
        return seen;
    }

    int held() {
        return held.size();
    }

    void send(Verdict verdict) {
        events.send(Topic.VERDICTS.topicName(), verdict.runId() + "/" + verdict.itemId(), EventType.VERDICT, verdict)
                .join();
    }

    /** Calls that it made in all. */
    int spent() {
        return spent.get();
    }

    static Verdict verdict(EvaluationRequest request, Outcome outcome, Reason reason, EndpointSignal signal) {
        return verdict(request, outcome, reason, signal, Usage.NONE);
    }

    static Verdict verdict(
            EvaluationRequest request, Outcome outcome, Reason reason, EndpointSignal signal, Usage usage) {
        long credit = outcome == Outcome.CORRECT ? Verdict.CREDIT_UNITS : 0;
        return new Verdict(
                request.runId(),
                request.revision(),
                request.item().id(),
                request.attempt(),
                request.publication(),
                UUID.randomUUID().toString(),
                request.facts(),
                outcome,
                reason,
                null,
                credit,
                credit,
                null,
                List.of(),
                Truncation.NONE,
                null,
                usage,
                signal,
                null,
                Instant.now(),
                "fake-worker");
    }

    private void work() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                EvaluationRequest request = read(record);
                if (mine.test(request)) {
                    seen.add(request);
                    handle(request);
                }
            }
        }
        consumer.close();
    }

    private void handle(EvaluationRequest request) {
        switch (behaviour) {
            case HOLD -> held.add(request);
            case ANSWER -> send(verdict(request, Outcome.CORRECT, null, EndpointSignal.ALIVE));
            case UNREACHABLE ->
                send(verdict(request, Outcome.UNSCORED, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE));
            case SPEND -> {
                int calls = request.maxCalls() == null ? 7 : request.maxCalls();
                spent.addAndGet(calls);
                send(verdict(
                        request,
                        Outcome.CORRECT,
                        null,
                        EndpointSignal.ALIVE,
                        new Usage(calls, 0, 100L * calls, 10L * calls, 0, 0, List.of(20L))));
            }
            case UNPARSABLE -> send(verdict(request, Outcome.UNSCORED, Reason.UNPARSABLE, EndpointSignal.ALIVE));
        }
    }

    private static EvaluationRequest read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventJson.MAPPER.readValue(record.value(), EvaluationRequest.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
